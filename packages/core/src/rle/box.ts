import type { Box } from "../box.js"
import type { Rle } from "./rle.js"

/** The smallest box around the pixels that are 1; [0, 0, 0, 0] where there are none. */
export const rleBox = ({ height, counts }: Rle): Box => {
  let [x1, y1, x2, y2, place] = [Infinity, Infinity, 0, 0, 0]
  for (const [run, count] of counts.entries()) {
    const [top, left] = [place % height, Math.floor(place / height)]
    place += count
    if (run % 2 === 0 || count === 0) continue
    const right = Math.floor((place - 1) / height)
    // A run over more than one column reaches the lower border and the upper one.
    const [high, low] = right > left ? [0, height] : [top, top + count]
    ;[x1, y1] = [Math.min(x1, left), Math.min(y1, high)]
    ;[x2, y2] = [Math.max(x2, right + 1), Math.max(y2, low)]
  }
  return x1 < x2 ? [x1, y1, x2, y2] : [0, 0, 0, 0]
}
