import { sizeOf, wrapFloat64 } from "@detspec/core"
import type { RoiPoolBackwardInput, RoiPoolBackwardOutput } from "./contract.js"

/** Every bin's cotangent goes to the cell that its argmax names. */
export const roiPoolBackward = (input: RoiPoolBackwardInput): RoiPoolBackwardOutput => {
  const { cotangent, argmax, images, batch, height, width } = input
  const [regions = 0, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const shape = [batch, channels, height, width]
  const gradient = wrapFloat64(shape, new Float64Array(sizeOf(shape)))
  const giveBack = (r: number, c: number, i: number, j: number): void => {
    const place = argmax.get(r, c, i, j)
    if (place < 0) return
    const image = images.get(r)
    const [y, x] = [Math.floor(place / width), place % width]
    gradient.set(image, c, y, x, gradient.get(image, c, y, x) + cotangent.get(r, c, i, j))
  }
  for (let plane = 0; plane < regions * channels; plane += 1) {
    const [r, c] = [Math.floor(plane / channels), plane % channels]
    for (let bin = 0; bin < rows * columns; bin += 1) giveBack(r, c, Math.floor(bin / columns), bin % columns)
  }
  return { gradient }
}
