import type { Uint8Tensor } from "@detspec/core"
import type { Call } from "../call.js"
import type { KernelOf } from "../kernel.js"
import { sightsOf } from "../memory/sights.js"

/** Pixels of masks, and words of pairs of them, that are one piece of work. */
const piece = 2 ** 17

interface Bits {
  readonly bits: number
  readonly words: number
  readonly extents: number
  readonly areas: number
}

const room = (call: Call, count: number, pixels: number): Bits => {
  const words = Math.ceil(pixels / 64)
  return {
    bits: call.room(8 * words * count),
    words,
    extents: call.room(8 * count),
    areas: call.room(4 * count),
  }
}

/** Masks from `from` on in a list of packed ones. */
const pack = (call: Call, masks: Uint8Tensor, into: Bits, from: number): void => {
  const [count = 0, height = 0, width = 0] = masks.shape
  const pixels = height * width
  const grain = Math.ceil(piece / Math.max(pixels, 1))
  call.run({
    task: "packMasks",
    count,
    grain,
    arguments: [
      ...sightsOf(call, [masks], count, grain),
      call.put(masks),
      pixels,
      into.bits + 8 * into.words * from,
      into.words,
      into.extents + 8 * from,
      into.areas + 4 * from,
    ],
  })
}

export const maskIouKernel: KernelOf<"maskIou"> = ({ masks1, masks2 }, call) => {
  const [n = 0, height = 0, width = 0] = masks1.shape
  const [m = 0] = masks2.shape
  const all = room(call, n + m, height * width)
  pack(call, masks1, all, 0)
  pack(call, masks2, all, n)
  const matrix = call.room(4 * n * m)
  call.run({
    task: "maskIou",
    count: n,
    grain: Math.ceil(piece / Math.max(all.words * m, 1)),
    arguments: [all.bits, all.words, all.extents, all.areas, n, m, matrix],
  })
  return { iou: call.float32(matrix, [n, m]) }
}
