import type { DetectionError } from "@detspec/core"
import { float32, toArray } from "@detspec/core"
import type { Slopes } from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import { largestOf } from "../tolerance.js"
import type { Measured } from "./meta.js"
import { length } from "./stage.js"

/** How far gradients move while the rectifiers' inputs move by as much as they may err. */
export interface Moved {
  /** The largest of a parameter's elements. */
  readonly element: (name: string) => number
  /** The length of all of them. */
  readonly length: (name: string) => number
}

/** The last bias before a rectifier, in the body and in the heads. */
const inBody = /^backbone\.body\..*bn\d\.bias$/
const inHeads = /^(rpn\.)?(head|roi_heads).*\.(conv\.\d+\.0|fc\d)\.bias$/

/** How far the recorded program erred at a rectifier: the worst of the body's maps, or of what heads see and make. */
const errorAt = ({ max_abs_f32_minus_f64: measured }: Measured, name: string): number => {
  const stages = inBody.test(name) ? /^body\./ : /^(features|box\.head)/
  return Math.max(0, ...Object.entries(measured).flatMap(([stage, m]) => (stages.test(stage) ? [m] : [])))
}

/** Every rectifier's input moved to one side by what it may err: those that lie nearer to 0 change sign. */
const moved = (meta: Measured, weights: Tensors, side: 1 | -1): Tensors =>
  Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => {
      if (!inBody.test(name) && !inHeads.test(name)) return [name, weight]
      const error = side * errorAt(meta, name)
      return [
        name,
        float32(
          weight.shape,
          toArray(weight).map((x) => x + error),
        ),
      ]
    }),
  )

const difference = (a: Tensors, b: Tensors, name: string): readonly number[] => {
  const [one, other] = [a[name], b[name]]
  if (one === undefined || other === undefined) return []
  const others = toArray(other)
  return toArray(one).map((x, i) => x - (others[i] ?? 0))
}

/**
 * How far the gradients may lie from others in float32 beside the rounding of sums. A rectifier whose input lies
 * within rounding of 0 passes its slope in one program and stops it in another, and a map of a hundred thousand cells
 * has some such: a whole summand of a gradient, which no relative error of numbers bounds. Moving every input to
 * either side by what it may err makes all of them pass, then stop.
 */
export const movedBy = (
  meta: Measured,
  weights: Tensors,
  slopes: (weights: Tensors) => TE.TaskEither<DetectionError, Slopes>,
  { gradients }: Slopes,
): TE.TaskEither<DetectionError, Moved> =>
  TE.map((sides: readonly Slopes[]): Moved => {
    const sum = (name: string, size: (numbers: readonly number[]) => number) =>
      sides.reduce((total, side) => total + size(difference(side.gradients, gradients, name)), 0)
    return { element: (name) => sum(name, largestOf), length: (name) => sum(name, length) }
  })(TE.sequenceSeqArray(([1, -1] as const).map((side) => slopes(moved(meta, weights, side)))))

/** Nothing moved. */
export const unmoved: Moved = { element: () => 0, length: () => 0 }
