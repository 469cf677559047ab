import type { FloatTensor } from "@detspec/core"
import { numbersOf, tensorOf, zerosLike } from "../dense.js"
import type { Size } from "./size.js"

/** Between which two source pixels a pixel of the new side lies, and how far towards the second. */
interface Between {
  readonly first: number
  readonly second: number
  readonly share: number
}

/** x = (i + ½) · from / to - ½: pixel centres keep their place; before the first pixel there is the first. */
const along = (from: number, to: number): readonly Between[] =>
  Array.from({ length: to }, (_, i) => {
    const x = Math.max(((i + 0.5) * from) / to - 0.5, 0)
    const first = Math.min(Math.floor(x), from - 1)
    return { first, second: Math.min(first + 1, from - 1), share: x - first }
  })

/**
 * An image [channels, height, width] in another size, each pixel between the four around its centre.
 *
 *   out = (1 - v) ((1 - u) a + u b) + v ((1 - u) c + u d)
 */
export const resize = (image: FloatTensor, { height, width }: Size): FloatTensor => {
  const [channels = 0, h = 0, w = 0] = image.shape
  const all = numbersOf(image)
  const resized = zerosLike(image, channels * height * width)
  const [rows, columns] = [along(h, height), along(w, width)]
  let at = 0
  for (let c = 0; c < channels; c += 1)
    for (const { first, second, share } of rows) {
      const [top, bottom] = [(c * h + first) * w, (c * h + second) * w]
      for (const x of columns) {
        const above = (1 - x.share) * (all[top + x.first] ?? 0) + x.share * (all[top + x.second] ?? 0)
        const below = (1 - x.share) * (all[bottom + x.first] ?? 0) + x.share * (all[bottom + x.second] ?? 0)
        resized[at] = (1 - share) * above + share * below
        at += 1
      }
    }
  return tensorOf([channels, height, width], resized)
}
