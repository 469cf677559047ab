import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { dyadic } from "../../kit/generators/numbers.js"
import { logit, logitPairs, mildLogit, probability, yesOrNo } from "./losses.js"

type Input = In<"sigmoidFocalLoss">

const alpha: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), dyadic(0, 1, 6))
const gamma: fc.Arbitrary<number> = fc.constantFrom(0, 0.5, 1, 2, 3, 5, 12)

const focal = (logits: fc.Arbitrary<number>, targets: fc.Arbitrary<number>): fc.Arbitrary<Input> =>
  fc
    .record({
      pairs: logitPairs(logits, targets),
      weighting: fc.constantFrom<Input["weighting"]>("alpha", "none"),
      alpha,
      gamma,
    })
    .map(({ pairs, ...settings }) => ({ ...pairs, ...settings }))

/** Any input of the focal loss: every size of logit, targets between 0 and 1 among them. */
export const focalInput: fc.Arbitrary<Input> = focal(logit, probability)
/** Logits at which nothing is saturated. */
export const mildFocalInput: fc.Arbitrary<Input> = focal(mildLogit, probability)
/** Yes and no only. */
export const decidedFocalInput: fc.Arbitrary<Input> = focal(mildLogit, yesOrNo)
/** Yes and no only, and no doubt about either. */
export const sureFocalInput = (sure: fc.Arbitrary<number>): fc.Arbitrary<Input> => focal(sure, yesOrNo)
