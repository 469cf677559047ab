import type { FloatTensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import type * as fc from "fast-check"
import { scaled, shifted, swapAxes } from "../../kit/moves.js"
import { apart, exactIouLossInput, iouLossInput, plainIouLossInput } from "./matched-boxes.js"

/** The losses of boxes, which all take the same. */
export type IouLossName = "boxIouLoss" | "generalizedBoxIouLoss" | "distanceBoxIouLoss" | "completeBoxIouLoss"
export type IouGradientName = `${IouLossName}Gradient`

interface Pairs {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
}

/** The inputs of one IoU loss, by what they are good for; made from those of the simplest. */
export interface IouLossInputs<I> {
  readonly any: fc.Arbitrary<I>
  /** Corners on a fine grid. */
  readonly exact: fc.Arbitrary<I>
  /** The same with ε = 0. */
  readonly plain: fc.Arbitrary<I>
  /** The same, each prediction left of its target with a gap between. */
  readonly apart: fc.Arbitrary<I>
}

/** What the losses without further settings take. */
export const iouLossInputs: IouLossInputs<In<"boxIouLoss">> = {
  any: iouLossInput,
  exact: exactIouLossInput,
  plain: plainIouLossInput,
  apart,
}

/** Predictions and targets moved alike. */
export const both = <I extends Pairs>(input: I, move: (boxes: FloatTensor) => FloatTensor): I => ({
  ...input,
  predictions: move(input.predictions),
  targets: move(input.targets),
})

/** Predictions for targets and targets for predictions. */
export const exchanged = <I extends Pairs>(input: I): I => ({
  ...input,
  predictions: input.targets,
  targets: input.predictions,
})

/** Predictions that are their targets. */
export const onTarget = <I extends Pairs>(input: I): I => ({ ...input, targets: input.predictions })

export const turned = <I extends Pairs>(input: I): I => both(input, swapAxes)
export const moved = <I extends Pairs>(input: I): I => both(input, (boxes) => shifted(boxes, 512, -256))
export const doubled = <I extends Pairs>(input: I): I => both(input, (boxes) => scaled(boxes, 2))
