import type { Shape } from "@detspec/core"
import type { Pair, Window } from "../window.js"
import type { OnnxStep, OnnxValue } from "./step.js"
import { int64s, step } from "./step.js"

/** What patches are taken of: maps [N, C, H, W], read by windows of a kernel at [H′, W′] places. */
export interface Patched {
  readonly maps: OnnxValue
  readonly shape: Shape
  readonly kernel: Pair
  readonly window: Window
  readonly places: Pair
  readonly groups: number
}

type Naming = (part: string) => string

const positionsOf = ([kh, kw]: Pair): readonly Pair[] =>
  Array.from({ length: kh * kw }, (_, k) => [Math.floor(k / kw), k % kw])

/** The slice from `starts` up to `ends` along some axes, as [N, groups, C / groups, places]. */
const sliceSteps = (
  { shape: [n = 0, c = 0], groups }: Patched,
  [from, to]: readonly [string, string],
  [axes, starts, ends, strides]: readonly [Shape, Shape, Shape, Shape],
): readonly OnnxStep[] => [
  step("Slice", [from, int64s(starts), int64s(ends), int64s(axes), int64s(strides)], `${to}/cells`),
  step("Reshape", [`${to}/cells`, int64s([n, groups, c / groups, -1])], to),
]

/** One slice for each kernel position, in steps of the stride. */
const byPosition = (patched: Patched, name: Naming): readonly OnnxStep[] => {
  const { kernel, places, window } = patched
  const { padding, stride, dilation } = window
  const [top, left, bottom, right] = padding
  return [
    step("Pad", [patched.maps, int64s([0, 0, top, left, 0, 0, bottom, right])], name("padded")),
    ...positionsOf(kernel).flatMap(([i, j], k) => {
      const starts = [i * dilation[0], j * dilation[1]]
      const ends = starts.map((s, axis) => s + ((places[axis] ?? 1) - 1) * (stride[axis] ?? 1) + 1)
      return sliceSteps(patched, [name("padded"), name(`position ${k}`)], [[2, 3], starts, ends, stride])
    }),
  ]
}

/**
 * A window of stride s reads one of s · s phases of a map, and there side by side: the phases become channels once,
 * and the slices need no steps, which are slow.
 */
const byPhase = (patched: Patched, name: Naming): readonly OnnxStep[] => {
  const { kernel, places, shape, window } = patched
  const [, c = 0, height = 0, width = 0] = shape
  const [top, left, bottom, right] = window.padding
  const [s] = window.stride
  const rest = (side: number): number => (s - (side % s)) % s
  const [below, beside] = [bottom + rest(height + top + bottom), right + rest(width + left + right)]
  return [
    step("Pad", [patched.maps, int64s([0, 0, top, left, 0, 0, below, beside])], name("padded")),
    step("SpaceToDepth", [name("padded")], name("phases"), { blocksize: { int: s } }),
    ...positionsOf(kernel).flatMap(([i, j], k) => {
      const starts = [((i % s) * s + (j % s)) * c, Math.floor(i / s), Math.floor(j / s)]
      const ends = [c, ...places].map((side, axis) => (starts[axis] ?? 0) + side)
      const along = [[1, 2, 3], starts, ends, [1, 1, 1]] as const
      return sliceSteps(patched, [name("phases"), name(`position ${k}`)], along)
    }),
  ]
}

const hasPhases = ({ kernel, window: { stride, dilation } }: Patched): boolean =>
  stride[0] === stride[1] && stride[0] > 1 && kernel[0] * kernel[1] > 1 && Math.max(...dilation) === 1

/** The patches of every place, [N, groups, kh·kw·C / groups, H′·W′], under the name "patches". */
export const patchSteps = (patched: Patched, name: Naming): readonly OnnxStep[] => {
  const positions = positionsOf(patched.kernel).map((_, k) => name(`position ${k}`))
  return [
    ...(hasPhases(patched) ? byPhase(patched, name) : byPosition(patched, name)),
    step("Concat", positions, name("patches"), { axis: { int: 2 } }),
  ]
}
