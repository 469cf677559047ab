import { elementwise } from "../../shared/elementwise.js"
import type { SmoothL1Input, SmoothL1Output } from "./contract.js"

/** The loss of one difference p - t. */
export const smoothAbsolute = (difference: number, beta: number): number => {
  const d = Math.abs(difference)
  return d < beta ? 0.5 * d * (d / beta) : d - beta / 2
}

/** `smoothAbsolute` of every element. */
export const smoothL1 = ({ predictions, targets, beta }: SmoothL1Input): SmoothL1Output => ({
  loss: elementwise(predictions, targets, (p, t) => smoothAbsolute(p - t, beta)),
})
