import type { FloatTensor } from "@detspec/core"
import { numbersOf, sumOf, tensorOf, zerosLike } from "./dense.js"

/** σ(x) = 1 / (1 + e⁻ˣ): the probability that a logit stands for. No logit overflows. */
export const sigmoid = (x: number): number => {
  const small = Math.exp(-Math.abs(x))
  return x < 0 ? small / (1 + small) : 1 / (1 + small)
}

/** σ of every element. */
export const sigmoids = (logits: FloatTensor): FloatTensor => {
  const all = numbersOf(logits)
  return tensorOf(
    logits.shape,
    zerosLike(logits, all.length).map((_, i) => sigmoid(all[i] ?? 0)),
  )
}

/** p_c = eˣᶜ / Σ_k eˣᵏ over each row of logits [N, C]; the largest logit is taken out first. */
export const softmaxRows = (logits: FloatTensor): FloatTensor => {
  const [count = 0, classes = 0] = logits.shape
  const all = numbersOf(logits)
  const shares = zerosLike(logits, all.length)
  for (let n = 0; n < count; n += 1) {
    const row = all.subarray(n * classes, (n + 1) * classes)
    const largest = Math.max(...row)
    const total = sumOf(row.map((x) => Math.exp(x - largest)))
    for (let c = 0; c < classes; c += 1) shares[n * classes + c] = Math.exp((row[c] ?? 0) - largest) / total
  }
  return tensorOf(logits.shape, shares)
}
