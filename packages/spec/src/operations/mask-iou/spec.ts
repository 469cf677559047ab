import type { Uint8Tensor } from "@detspec/core"
import { tabulate, toArray } from "@detspec/core"
import type { MaskIouInput, MaskIouOutput } from "./contract.js"

type Pixels = Uint8Array

/** How many pixels are set. */
export const pixelArea = (mask: Pixels): number => {
  let count = 0
  for (const pixel of mask) count += pixel
  return count
}

/** How many pixels are set in both. */
export const sharedPixels = (a: Pixels, b: Pixels): number => {
  let count = 0
  for (let i = 0; i < a.length; i += 1) count += (a[i] ?? 0) & (b[i] ?? 0)
  return count
}

const pixelsOf = (masks: Uint8Tensor): readonly Pixels[] =>
  Array.from({ length: masks.shape[0] ?? 0 }, (_, n) => Uint8Array.from(toArray(masks.pick(n, null, null))))

/** Shared over joint pixels of every pair; 0 when neither mask has a pixel. */
export const maskIou = ({ masks1, masks2 }: MaskIouInput): MaskIouOutput => {
  const [first, second] = [pixelsOf(masks1), pixelsOf(masks2)]
  const [areas1, areas2] = [first.map(pixelArea), second.map(pixelArea)]
  const none = new Uint8Array()
  const iou = (n = 0, m = 0): number => {
    const shared = sharedPixels(first[n] ?? none, second[m] ?? none)
    const joint = (areas1[n] ?? 0) + (areas2[m] ?? 0) - shared
    return joint > 0 ? shared / joint : 0
  }
  return { iou: tabulate([first.length, second.length], iou) }
}
