import type { Emission } from "../definition.js"
import { poolAttributes } from "../nodes/max-pool.js"
import type { MaxPoolGradient } from "../nodes/max-pool-gradient.js"
import { cellsOf, gridOf } from "../patches.js"
import type { Pair } from "../window.js"
import { remainder } from "../window.js"
import type { OnnxStep, OnnxValue } from "./step.js"
import { float, floats, int64s, step } from "./step.js"

/** For every kernel position and place, which cell of its own map is read: [1, positions, H′, W′]. */
const cellsLiteral = ({ kernel, window }: MaxPoolGradient, map: Pair, places: Pair): OnnxValue => ({
  type: "int64",
  shape: [1, kernel[0] * kernel[1], ...places],
  data: Array.from(cellsOf(gridOf(map, kernel, window))),
})

/** Where each map begins among all cells: [maps, 1, 1, 1]. */
const beginnings = (maps: number, [height, width]: Pair): OnnxValue => ({
  type: "int64",
  shape: [maps, 1, 1, 1],
  data: Array.from({ length: maps }, (_, m) => m * height * width),
})

/** The kernel whose transposed convolution lays layer k of a stack at offset k: [positions, 1, kh, kw]. */
const layingKernel = ([kh, kw]: Pair): OnnxValue => {
  const data = new Float32Array((kh * kw) ** 2)
  for (let k = 0; k < kh * kw; k += 1) data[k * kh * kw + k] = 1
  return floats([kh * kw, 1, kh, kw], data)
}

/** The layers of a stack over each other, at the places of the window. */
const layStep = (
  { kernel, window }: MaxPoolGradient,
  map: Pair,
  places: Pair,
  from: string,
  to: string,
): OnnxStep =>
  step("ConvTranspose", [from, layingKernel(kernel)], to, {
    strides: { ints: window.stride },
    pads: { ints: window.padding },
    dilations: { ints: window.dilation },
    output_padding: { ints: remainder(map, kernel, places, window) },
  })

/**
 * ONNX has no gradient of MaxPool, and scattering with repeated indices is not safe with threads.
 * So: where the index of the maximum is the cell that position k reads, the cotangent goes to layer k of a stack;
 * a transposed convolution with a kernel of ones lays the layers over the map and adds what overlaps.
 */
export const maxPoolGradientSteps = (
  node: MaxPoolGradient,
  { nameOf, shapeOf, output }: Emission,
): readonly OnnxStep[] => {
  const [, , height = 0, width = 0] = shapeOf(node.x)
  const [n = 0, c = 0, rows = 0, columns = 0] = shapeOf(node.g)
  const [map, places]: [Pair, Pair] = [
    [height, width],
    [rows, columns],
  ]
  const name = (part: string): string => `${output}/${part}`
  const stacked = int64s([n * c, 1, ...places])
  const pool = { operator: "MaxPool", attributes: poolAttributes(node.kernel, node.window) }
  return [
    { ...pool, inputs: [nameOf(node.x)], outputs: [name("highest"), name("cells")] },
    step("Reshape", [name("cells"), stacked], name("flat")),
    step("Sub", [name("flat"), beginnings(n * c, map)], name("own")),
    step("Equal", [name("own"), cellsLiteral(node, map, places)], name("is highest")),
    step("Reshape", [nameOf(node.g), stacked], name("g")),
    step("Where", [name("is highest"), name("g"), float(0)], name("stack")),
    layStep(node, map, places, name("stack"), name("laid")),
    step("Reshape", [name("laid"), int64s(shapeOf(node.x))], output),
  ]
}
