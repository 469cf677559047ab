import type { Box, Uint8Tensor } from "@detspec/core"
import { wrapUint8 } from "@detspec/core"
import { eachPixel } from "./canvas.js"
import { region } from "./paint.js"
import type { Shape } from "./shapes.js"
import { depthIn } from "./shapes.js"

/** For every pixel the number of the shape in front whose inside holds the pixel's centre, -1 where there is none. */
export const frontmost = (shapes: readonly Shape[], width: number, height: number): Int32Array => {
  const front = new Int32Array(width * height).fill(-1)
  for (const [index, shape] of shapes.entries()) {
    const depth = depthIn(shape)
    eachPixel(region(shape, 1), width, height, (x, y) => {
      if (depth(x + 0.5, y + 0.5) >= 0) front[y * width + x] = index
    })
  }
  return front
}

/** The smallest box around the pixels with this number: what can be seen of the shape. */
export const visibleBox = (front: Int32Array, index: number, width: number): Box | undefined => {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let pixel = 0; pixel < front.length; pixel += 1) {
    if (front[pixel] !== index) continue
    const x = pixel % width
    const y = Math.floor(pixel / width)
    x1 = Math.min(x1, x)
    y1 = Math.min(y1, y)
    x2 = Math.max(x2, x + 1)
    y2 = Math.max(y2, y + 1)
  }
  return x1 < x2 ? [x1, y1, x2, y2] : undefined
}

/** One mask [height, width] for each number: 1 where that shape is in front. */
export const masksOf = (
  front: Int32Array,
  indices: readonly number[],
  width: number,
  height: number,
): Uint8Tensor => {
  const data = new Uint8Array(indices.length * front.length)
  for (const [row, index] of indices.entries())
    for (let pixel = 0; pixel < front.length; pixel += 1)
      if (front[pixel] === index) data[row * front.length + pixel] = 1
  return wrapUint8([indices.length, height, width], data)
}
