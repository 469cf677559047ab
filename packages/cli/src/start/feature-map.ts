import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { Annotated } from "./annotated.js"
import { cellsAlong } from "./stride.js"

/** Mean brightness, 0 to 1, of each block of stride × stride pixels: the simplest feature map, [1, 1, H, W]. */
export const brightness = ({ pixels, width, height }: Annotated, stride: number): FloatTensor => {
  const luma = (y: number, x: number) =>
    0.2126 * pixels.get(y, x, 0) + 0.7152 * pixels.get(y, x, 1) + 0.0722 * pixels.get(y, x, 2)
  const shape = [1, 1, cellsAlong(height, stride), cellsAlong(width, stride)]
  return tabulate(shape, (_image, _channel, row = 0, column = 0) => {
    const [bottom, right] = [Math.min((row + 1) * stride, height), Math.min((column + 1) * stride, width)]
    let sum = 0
    for (let y = row * stride; y < bottom; y += 1)
      for (let x = column * stride; x < right; x += 1) sum += luma(y, x)
    return sum / (255 * (bottom - row * stride) * (right - column * stride))
  })
}
