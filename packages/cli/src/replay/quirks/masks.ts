import type { FloatTensor, Uint8Tensor } from "@detspec/core"
import { boxAt, toArray } from "@detspec/core"
import { wholePixels } from "@detspec/spec"
import type { Quirk } from "../quirk.js"

const isEmptyMask = (masks: Uint8Tensor, n: number): boolean =>
  toArray(masks.pick(n, null, null)).every((pixel) => pixel === 0)

export const noPixel: Quirk<{ readonly masks: Uint8Tensor }> = {
  system: "torchvision",
  where: "a mask without a pixel",
  reason: "it raises, since nothing has no extreme; here its box is [0, 0, 0, 0]",
  ours: ({ masks }) => {
    const empty = Array.from({ length: masks.shape[0] ?? 0 }, (_, n) => isEmptyMask(masks, n))
    return ([n]) => {
      if (n === undefined) return empty.includes(true) ? "as specified" : undefined
      return empty[n] ? 0 : undefined
    }
  },
}

interface Pasted {
  readonly boxes: FloatTensor
  readonly cells: number
  readonly height: number
  readonly width: number
}

const misses = (low: number, high: number, side: number, cells: number): boolean => {
  const [first, last] = wholePixels(low, high, cells)
  return last < 0 || first >= side
}

/** Whether the box, grown and cut to whole pixels, has no pixel of the image. */
const isOutside = ({ boxes, cells, height, width }: Pasted, n: number): boolean => {
  const [x1, y1, x2, y2] = boxAt(boxes, n)
  return misses(x1, x2, width, cells) || misses(y1, y2, height, cells)
}

export const pastedOutside: Quirk<Pasted> = {
  system: "torchvision",
  where: "a box wholly outside the image",
  reason: "it raises, since source and target of the copy differ in size; here nothing is pasted",
  ours: (pasted) => {
    const outside = Array.from({ length: pasted.boxes.shape[0] ?? 0 }, (_, n) => isOutside(pasted, n))
    return ([n]) => {
      if (n === undefined) return outside.includes(true) ? "as specified" : undefined
      return outside[n] ? 0 : undefined
    }
  },
}
