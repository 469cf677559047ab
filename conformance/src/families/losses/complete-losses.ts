import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import type { IouLossInputs } from "./iou-loss-input.js"
import { iouLossInputs } from "./iou-loss-input.js"

type Input = In<"completeBoxIouLoss">

const alphaGradient = fc.constantFrom<Input["alphaGradient"]>("constant", "full")

const withAlpha = (given: fc.Arbitrary<In<"boxIouLoss">>): fc.Arbitrary<Input> =>
  fc.record({ given, alphaGradient }).map(({ given, alphaGradient }) => ({ ...given, alphaGradient }))

/** As for the other losses of boxes, with either way to treat α. */
export const completeLossInputs: IouLossInputs<Input> = {
  any: withAlpha(iouLossInputs.any),
  exact: withAlpha(iouLossInputs.exact),
  plain: withAlpha(iouLossInputs.plain),
  apart: withAlpha(iouLossInputs.apart),
}

/** α added to an input that a loss without it refuses. */
export const alsoRefused = (given: fc.Arbitrary<In<"boxIouLoss">>): fc.Arbitrary<Input> => withAlpha(given)
