import { sizeOf } from "@detspec/core"
import type { Emission } from "../definition.js"
import { poolAttributes } from "../nodes/max-pool.js"
import type { MaxPoolGradient } from "../nodes/max-pool-gradient.js"
import { cellsOf, gridOf } from "../patches.js"
import type { OnnxStep, OnnxValue } from "./step.js"
import { float, floats, int64s, step } from "./step.js"

/** For every kernel position and place, which cell of its own map is read: [positions, 1, H′, W′]. */
const cellsLiteral = (
  node: MaxPoolGradient,
  map: readonly [number, number],
  places: readonly number[],
): OnnxValue => {
  const cells = cellsOf(gridOf(map, node.kernel, node.window))
  const positions = node.kernel[0] * node.kernel[1]
  return { type: "int64", shape: [1, positions, ...places], data: Array.from(cells) }
}

/** The kernel whose transposed convolution lays position k of a stack at offset k: [positions, 1, kh, kw]. */
const layingKernel = ([kh, kw]: readonly [number, number]): OnnxValue => {
  const data = new Float32Array((kh * kw) ** 2)
  for (let k = 0; k < kh * kw; k += 1) data[k * kh * kw + k] = 1
  return floats([kh * kw, 1, kh, kw], data)
}

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
  const name = (part: string): string => `${output}/${part}`
  const { kernel, window } = node
  const maps = n * c
  const along = (axis: 0 | 1, side: number, places: number): number =>
    side +
    window.padding[axis] +
    window.padding[axis === 0 ? 2 : 3] -
    ((places - 1) * window.stride[axis] + window.dilation[axis] * (kernel[axis] - 1) + 1)
  const firsts = {
    type: "int64",
    shape: [maps, 1, 1, 1],
    data: Array.from({ length: maps }, (_, m) => m * height * width),
  } as const
  return [
    {
      operator: "MaxPool",
      inputs: [nameOf(node.x)],
      outputs: [name("highest"), name("cells")],
      attributes: poolAttributes(kernel, window),
    },
    step("Reshape", [name("cells"), int64s([maps, 1, rows, columns])], name("flat")),
    step("Sub", [name("flat"), firsts], name("own")),
    step("Equal", [name("own"), cellsLiteral(node, [height, width], [rows, columns])], name("is-highest")),
    step("Reshape", [nameOf(node.g), int64s([maps, 1, rows, columns])], name("g")),
    step("Where", [name("is-highest"), name("g"), float(0)], name("stack")),
    step("ConvTranspose", [name("stack"), layingKernel(kernel)], name("laid"), {
      strides: { ints: window.stride },
      pads: { ints: window.padding },
      dilations: { ints: window.dilation },
      output_padding: { ints: [along(0, height, rows), along(1, width, columns)] },
    }),
    step("Reshape", [name("laid"), int64s(sizeOf(shapeOf(node.x)) > 0 ? shapeOf(node.x) : [])], output),
  ]
}
