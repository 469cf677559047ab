import type { Uint8Tensor } from "@detspec/core"
import { masksWhere } from "./masks.js"

const sides = (masks: Uint8Tensor): readonly [number, number, number] => {
  const [count = 0, height = 0, width = 0] = masks.shape
  return [count, height, width]
}

/** Rows and columns of every mask exchanged. */
export const turnedMasks = (masks: Uint8Tensor): Uint8Tensor => {
  const [count, height, width] = sides(masks)
  return masksWhere([count, width, height], (n, y, x) => masks.get(n, x, y) === 1)
}

/** Left and right of every mask exchanged. */
export const mirroredMasks = (masks: Uint8Tensor): Uint8Tensor => {
  const [, , width] = sides(masks)
  return masksWhere(sides(masks), (n, y, x) => masks.get(n, y, width - 1 - x) === 1)
}

/** `above` empty rows and `left` empty columns before every mask, and one of each after it. */
export const framedMasks = (masks: Uint8Tensor, above: number, left: number): Uint8Tensor => {
  const [count, height, width] = sides(masks)
  const isSet = (n: number, y: number, x: number) =>
    y >= 0 && x >= 0 && y < height && x < width && masks.get(n, y, x) === 1
  return masksWhere([count, height + above + 1, width + left + 1], (n, y, x) => isSet(n, y - above, x - left))
}

/** What is set is not, and what is not is. */
export const invertedMasks = (masks: Uint8Tensor): Uint8Tensor =>
  masksWhere(sides(masks), (n, y, x) => masks.get(n, y, x) === 0)

/** Every pixel as 2 × 2 pixels. */
export const doubledMasks = (masks: Uint8Tensor): Uint8Tensor => {
  const [count, height, width] = sides(masks)
  return masksWhere(
    [count, 2 * height, 2 * width],
    (n, y, x) => masks.get(n, Math.floor(y / 2), Math.floor(x / 2)) === 1,
  )
}

/** Masks in this order, or some of them. */
export const pickMasks = (masks: Uint8Tensor, order: readonly number[]): Uint8Tensor => {
  const [, height, width] = sides(masks)
  return masksWhere([order.length, height, width], (n, y, x) => masks.get(order[n] ?? 0, y, x) === 1)
}

/** Whether mask n has a pixel. */
export const hasPixel = (masks: Uint8Tensor, n: number): boolean => {
  const [, height, width] = sides(masks)
  return Array.from({ length: height * width }, (_, at) => at).some(
    (at) => masks.get(n, Math.floor(at / width), at % width) === 1,
  )
}
