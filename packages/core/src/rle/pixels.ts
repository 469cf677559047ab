import type { Uint8Tensor } from "../tensor.js"
import { wrapUint8 } from "../tensor.js"
import type { Rle } from "./rle.js"
import { rleOfChanges } from "./rle.js"

/** The runs of a mask [height, width]; what is not 0 counts as 1. */
export const encodeRle = (mask: Uint8Tensor): Rle => {
  const [height = 0, width = 0] = mask.shape
  const changes: number[] = []
  let before = false
  for (let place = 0; place < height * width; place += 1) {
    const set = mask.get(place % height, Math.floor(place / height)) !== 0
    if (set !== before) changes.push(place)
    before = set
  }
  return rleOfChanges(height, width, changes)
}

/** The mask [height, width] of runs: 0 or 1 a pixel. */
export const decodeRle = ({ height, width, counts }: Rle): Uint8Tensor => {
  const data = new Uint8Array(height * width)
  let place = 0
  for (const [run, count] of counts.entries()) {
    if (run % 2 === 1)
      for (let at = place; at < place + count; at += 1)
        data[(at % height) * width + Math.floor(at / height)] = 1
    place += count
  }
  return wrapUint8([height, width], data)
}
