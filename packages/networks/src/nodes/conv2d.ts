import type { Shape } from "@detspec/core"
import { sizeOf, wrapFloat64 } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { right } from "fp-ts/lib/Either.js"
import type { Contribution, Definition, Problem } from "../definition.js"
import { addProduct, matrixAt } from "../matrix.js"
import type { Node } from "../node.js"
import type { OnnxAttribute } from "../onnx/step.js"
import { step } from "../onnx/step.js"
import { cellsOf, gridOf, patches } from "../patches.js"
import { problem, wrongShape } from "../problem.js"
import type { Window, WindowOptions } from "../window.js"
import { isWindow, placesOn, windowOf } from "../window.js"
import { convTranspose2d } from "./conv-transpose2d.js"
import { conv2dWeightGradient } from "./conv2d-weight-gradient.js"
import { reduceSum } from "./reduce.js"
import { reshape } from "./reshape.js"

/** Correlation of maps with kernels: y[n, o] = b[o] + Σ_c Σ_k W[o, c, k] · x[n, c, place + k]. */
export interface Conv2d {
  readonly kind: "conv2d"
  readonly x: Node
  readonly weight: Node
  readonly bias: Node | undefined
  readonly window: Window
  readonly groups: number
}

export interface ConvOptions extends WindowOptions {
  readonly bias?: Node
  /** Into how many parts the channels fall that see only each other; 1 when left out, C for a depthwise one. */
  readonly groups?: number
}

/** x [N, C, H, W] with weight [O, C / groups, kh, kw] and bias [O] → [N, O, H′, W′] */
export const conv2d = (x: Node, weight: Node, options: ConvOptions = {}): Conv2d => ({
  kind: "conv2d",
  x,
  weight,
  bias: options.bias,
  window: windowOf(options),
  groups: options.groups ?? 1,
})

export const convAttributes = (window: Window, groups: number): Readonly<Record<string, OnnxAttribute>> => ({
  strides: { ints: window.stride },
  pads: { ints: window.padding },
  dilations: { ints: window.dilation },
  group: { int: groups },
})

/** The shape of what a window makes of a map, for the nodes that have one. */
export const windowedShape = (
  x: Shape,
  channels: number,
  kernel: readonly [number, number],
  window: Window,
): Either<Problem, Shape> => {
  const [n = 0, , height = 0, width = 0] = x
  if (!isWindow(window)) return problem("window", "have whole, positive strides", JSON.stringify(window))
  const [rows, columns] = placesOn([height, width], kernel, window)
  return rows > 0 && columns > 0
    ? right([n, channels, rows, columns])
    : wrongShape("x", `be at least as large as the kernel [${kernel}]`, x)
}

export const conv2dDefinition: Definition<Conv2d> = {
  inputs: ({ x, weight, bias }) => (bias ? [x, weight, bias] : [x, weight]),
  shape: ({ x, weight, bias, window, groups }, shapeOf) => {
    const [map, [outer = 0, inner = 0, kh = 0, kw = 0]] = [shapeOf(x), shapeOf(weight)]
    if (map.length !== 4) return wrongShape("x", "be maps [N, C, H, W]", map)
    if (shapeOf(weight).length !== 4 || inner * groups !== map[1])
      return wrongShape("weight", `have shape [O, ${(map[1] ?? 0) / groups}, kh, kw]`, shapeOf(weight))
    if (outer % groups !== 0) return problem("groups", `divide ${outer} output channels`, String(groups))
    if (bias && String(shapeOf(bias)) !== String([outer]))
      return wrongShape("bias", `have shape [${outer}]`, shapeOf(bias))
    return windowedShape(map, outer, [kh, kw], window)
  },
  evaluate: ({ x, weight, bias, window, groups }, tensorOf, shape) => {
    const [input, kernels] = [tensorOf(x), tensorOf(weight)]
    const [, , height = 0, width = 0] = input.shape
    const [outer = 0, inner = 0, kh = 0, kw = 0] = kernels.shape
    const cells = cellsOf(gridOf([height, width], [kh, kw], window))
    const places = cells.length / (kh * kw)
    const offsets = bias && tensorOf(bias).data
    const out = new Float64Array(sizeOf(shape))
    if (offsets)
      out.forEach((_, at) => {
        out[at] = offsets[Math.floor(at / places) % outer] ?? 0
      })
    for (let n = 0; n < (shape[0] ?? 0) * groups; n += 1) {
      const columns = patches(matrixAt(input.data, n, inner, height * width), cells, places)
      const rows = matrixAt(kernels.data, n % groups, outer / groups, inner * kh * kw)
      addProduct(matrixAt(out, n, outer / groups, places).data, rows, columns)
    }
    return wrapFloat64(shape, out)
  },
  pullback: ({ x, weight, bias, window, groups }, g, shapeOf) => {
    const [, , height = 0, width = 0] = shapeOf(x)
    const [, , kh = 0, kw = 0] = shapeOf(weight)
    const shares: readonly Contribution[] = [
      [x, convTranspose2d(g, weight, { ...window, size: [height, width], groups })],
      [weight, conv2dWeightGradient(x, g, { window, kernel: [kh, kw], groups })],
    ]
    return bias ? [...shares, [bias, reshape(reduceSum(g, [0, 2, 3]), shapeOf(bias))]] : shares
  },
  onnx: ({ x, weight, bias, window, groups }, { nameOf, output }) => [
    step(
      "Conv",
      [nameOf(x), nameOf(weight), ...(bias ? [nameOf(bias)] : [])],
      output,
      convAttributes(window, groups),
    ),
  ],
}
