import type { Shape } from "@detspec/core"
import type { Emission } from "../definition.js"
import type { Conv2dWeightGradient } from "../nodes/conv2d-weight-gradient.js"
import type { Window } from "../window.js"
import type { OnnxStep } from "./step.js"
import { int64s, step } from "./step.js"

/** The cells of a padded map that kernel position (row, column) reads, as a slice with steps. */
const positionStep = (
  from: string,
  to: string,
  at: readonly number[],
  places: Shape,
  window: Window,
): OnnxStep => {
  const starts = at.map((k, axis) => k * (window.dilation[axis] ?? 1))
  const ends = starts.map((s, axis) => s + ((places[axis] ?? 1) - 1) * (window.stride[axis] ?? 1) + 1)
  return step("Slice", [from, int64s(starts), int64s(ends), int64s([2, 3]), int64s(window.stride)], to)
}

/**
 * One matrix product over all images: x as [C, N, H, W] is padded, sliced once for each kernel position,
 * and the slices stacked as [kh·kw, groups, C / groups, N·H′·W′]; g is [groups, N·H′·W′, O / groups].
 * Measured: faster than a convolution over transposed arguments.
 */
export const weightGradientSteps = (
  node: Conv2dWeightGradient,
  { nameOf, shapeOf, output }: Emission,
): readonly OnnxStep[] => {
  const { window, kernel, groups } = node
  const [n = 0, inner = 0] = shapeOf(node.x)
  const [, outer = 0, ...places] = shapeOf(node.g)
  const [c, o, all] = [inner / groups, outer / groups, n * (places[0] ?? 0) * (places[1] ?? 0)]
  const name = (part: string): string => `${output}/${part}`
  const [top, left, bottom, right] = window.padding
  const positions = Array.from({ length: kernel[0] * kernel[1] }, (_, k) => k)
  const isPadded = window.padding.some((side) => side > 0)
  const padded = isPadded ? name("padded") : name("x")
  return [
    step("Transpose", [nameOf(node.x)], name("x"), { perm: { ints: [1, 0, 2, 3] } }),
    ...(isPadded ? [step("Pad", [name("x"), int64s([0, 0, top, left, 0, 0, bottom, right])], padded)] : []),
    ...positions.map((k) =>
      positionStep(padded, name(`at${k}`), [Math.floor(k / kernel[1]), k % kernel[1]], places, window),
    ),
    step(
      "Concat",
      positions.map((k) => name(`at${k}`)),
      name("stack"),
      { axis: { int: 0 } },
    ),
    step("Reshape", [name("stack"), int64s([positions.length, groups, c, all])], name("split")),
    step("Transpose", [name("split")], name("by-group"), { perm: { ints: [1, 0, 2, 3] } }),
    step("Reshape", [name("by-group"), int64s([groups, positions.length * c, all])], name("patches")),
    step("Transpose", [nameOf(node.g)], name("g"), { perm: { ints: [0, 2, 3, 1] } }),
    step("Reshape", [name("g"), int64s([all, groups, o])], name("g-split")),
    step("Transpose", [name("g-split")], name("cotangent"), { perm: { ints: [1, 0, 2] } }),
    step("MatMul", [name("patches"), name("cotangent")], name("product")),
    step("Reshape", [name("product"), int64s([groups, ...kernel, c, o])], name("kernels")),
    step("Transpose", [name("kernels")], name("weights"), { perm: { ints: [0, 4, 3, 1, 2] } }),
    step("Reshape", [name("weights"), int64s([outer, c, ...kernel])], output),
  ]
}
