import type { Shape } from "@detspec/core"
import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition, ShapeOf } from "../definition.js"
import type { Interpolation } from "../interpolation.js"
import { interpolationMatrix } from "../interpolation.js"
import type { Matrix } from "../matrix.js"
import { matrixAt, product, transposed } from "../matrix.js"
import type { Node } from "../node.js"
import { floats, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import type { Pair } from "../window.js"
import { constant } from "./constant.js"
import { matMul } from "./mat-mul.js"

/** Maps at another size: Y = R X Cᵀ, where R interpolates rows and C columns. */
export interface Resize {
  readonly kind: "resize"
  readonly x: Node
  /** A size, or a node with maps of that size. */
  readonly to: Pair | Node
  readonly mode: Interpolation
}

/** x [N, C, H, W] → [N, C, H′, W′] */
export const resize = (x: Node, to: Pair | Node, mode: Interpolation): Resize => ({
  kind: "resize",
  x,
  to,
  mode,
})

/** Every cell repeated: what a feature pyramid does to its coarser level. */
export const upsample = (x: Node, to: Pair | Node): Resize => resize(x, to, "nearest")

const sizeTo = (to: Pair | Node, shapeOf: ShapeOf): Pair => {
  if (!("kind" in to)) return to
  const [, , height = 0, width = 0] = shapeOf(to)
  return [height, width]
}

/** R and C. */
const factors = (mode: Interpolation, from: Shape, [height, width]: Pair): readonly [Matrix, Matrix] => [
  interpolationMatrix(mode, from[2] ?? 0, height),
  interpolationMatrix(mode, from[3] ?? 0, width),
]

export const resizeDefinition: Definition<Resize> = {
  inputs: ({ x, to }) => ("kind" in to ? [x, to] : [x]),
  shape: ({ x, to }, shapeOf) => {
    const [n = 0, c = 0] = shapeOf(x)
    const [height, width] = sizeTo(to, shapeOf)
    if (shapeOf(x).length !== 4) return wrongShape("x", "be maps [N, C, H, W]", shapeOf(x))
    return height > 0 && width > 0
      ? right([n, c, height, width])
      : wrongShape("to", "be a height and a width, or maps", [height, width])
  },
  evaluate: ({ x, mode }, tensorOf, shape) => {
    const { data, shape: from } = tensorOf(x)
    const [, , height = 0, width = 0] = from
    const [, , rows = 0, columns = 0] = shape
    const [down, across] = factors(mode, from, [rows, columns])
    const out = new Float64Array(sizeOf(shape))
    const turned = transposed(across)
    for (let m = 0; m * rows * columns < out.length; m += 1) {
      const half = product(down, matrixAt(data, m, height, width))
      out.set(product({ rows, columns: width, data: half }, turned), m * rows * columns)
    }
    return wrapFloat64(shape, out)
  },
  /** Rᵀ G C */
  pullback: (node, g, shapeOf) => {
    const [, , rows = 0, columns = 0] = shapeOf(node)
    const [down, across] = factors(node.mode, shapeOf(node.x), [rows, columns])
    const turned = transposed(down)
    const left = constant([turned.rows, turned.columns], turned.data)
    const right = constant([across.rows, across.columns], across.data)
    return [[node.x, matMul(matMul(left, g), right)]]
  },
  onnx: (node, { nameOf, shapeOf, output }) => {
    const [[, , height = 1, width = 1], [, , rows = 0, columns = 0]] = [shapeOf(node.x), shapeOf(node)]
    const [tall, wide] = [rows / height, columns / width]
    if (node.mode === "nearest" && Number.isInteger(tall) && Number.isInteger(wide))
      return [
        step("Resize", [nameOf(node.x), undefined, floats([4], [1, 1, tall, wide])], output, {
          mode: { text: "nearest" },
          coordinate_transformation_mode: { text: "asymmetric" },
          nearest_mode: { text: "floor" },
        }),
      ]
    const [down, across] = factors(node.mode, shapeOf(node.x), [rows, columns])
    const turned = transposed(across)
    return [
      step("MatMul", [floats([down.rows, down.columns], down.data), nameOf(node.x)], `${output}/rows`),
      step("MatMul", [`${output}/rows`, floats([turned.rows, turned.columns], turned.data)], output),
    ]
  },
}
