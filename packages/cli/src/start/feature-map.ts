import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { Annotated } from "./annotated.js"

/** Mean brightness, 0 to 1, of each block of stride × stride pixels: the simplest feature map, [1, 1, H, W]. */
export const brightness = ({ pixels, width, height }: Annotated, stride: number): FloatTensor => {
  const luma = (y: number, x: number) =>
    0.2126 * pixels.get(y, x, 0) + 0.7152 * pixels.get(y, x, 1) + 0.0722 * pixels.get(y, x, 2)
  const shape = [1, 1, Math.floor(height / stride), Math.floor(width / stride)]
  return tabulate(shape, (_image, _channel, row = 0, column = 0) => {
    let sum = 0
    for (let y = row * stride; y < (row + 1) * stride; y += 1)
      for (let x = column * stride; x < (column + 1) * stride; x += 1) sum += luma(y, x)
    return sum / (255 * stride * stride)
  })
}
