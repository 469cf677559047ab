import { elementwise } from "../../shared/elementwise.js"
import type { SmoothL1Input } from "../smooth-l1/contract.js"
import { smoothL1 } from "../smooth-l1/spec.js"
import type { SmoothL1GradientOutput } from "./contract.js"

/** The slope of the loss at one difference p - t. */
export const smoothAbsoluteSlope = (difference: number, beta: number): number =>
  Math.abs(difference) < beta ? difference / beta : Math.sign(difference)

/** The loss of every element and its slope along the prediction. */
export const smoothL1Gradient = (input: SmoothL1Input): SmoothL1GradientOutput => ({
  ...smoothL1(input),
  gradient: elementwise(input.predictions, input.targets, (p, t) => smoothAbsoluteSlope(p - t, input.beta)),
})
