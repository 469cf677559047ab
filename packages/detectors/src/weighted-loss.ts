import type { FloatTensor } from "@detspec/core"
import { numbersOf, sumOf, tensorOf } from "./dense.js"

/** A loss added over all rows, and its slope along each prediction. */
export interface SummedLoss {
  readonly sum: number
  readonly gradient: FloatTensor
}

/** As a backend answers: a loss for each row or each element, not reduced, and its slopes. */
interface EachLoss {
  readonly loss: FloatTensor
  readonly gradient: FloatTensor
}

const scaledRows = (tensor: FloatTensor, weights: ArrayLike<number>) => {
  const numbers = numbersOf(tensor)
  const width = numbers.length / weights.length
  return numbers.map((x, i) => x * (weights[Math.floor(i / width)] ?? 0))
}

/** Σ_n w_n ℓ_n and its slopes w_n ∂ℓ_n: how losses that are not reduced become the one that is trained. */
export const weightedLoss = ({ loss, gradient }: EachLoss, weights: ArrayLike<number>): SummedLoss => ({
  sum: sumOf(scaledRows(loss, weights)),
  gradient: tensorOf(gradient.shape, scaledRows(gradient, weights)),
})
