/** Focal loss of every logit, α = .25 and γ = 2, by Math.exp and Math.log1p. */
export const plainFocal = (logits: Float32Array, targets: Float32Array): Float32Array => {
  const out = new Float32Array(logits.length)
  for (let i = 0; i < logits.length; i += 1) {
    const x = logits[i] ?? 0
    const t = targets[i] ?? 0
    const e = Math.exp(-Math.abs(x))
    const p = x >= 0 ? 1 / (1 + e) : e / (1 + e)
    const ce = Math.max(x, 0) - x * t + Math.log1p(e)
    const q = t * (1 - p) + (1 - t) * p
    out[i] = (0.25 * t + 0.75 * (1 - t)) * q * q * ce
  }
  return out
}

/** The same with its gradient. */
export const plainFocalGradient = (
  logits: Float32Array,
  targets: Float32Array,
): readonly [Float32Array, Float32Array] => {
  const loss = new Float32Array(logits.length)
  const gradient = new Float32Array(logits.length)
  for (let i = 0; i < logits.length; i += 1) {
    const x = logits[i] ?? 0
    const t = targets[i] ?? 0
    const e = Math.exp(-Math.abs(x))
    const p = x >= 0 ? 1 / (1 + e) : e / (1 + e)
    const ce = Math.max(x, 0) - x * t + Math.log1p(e)
    const q = t * (1 - p) + (1 - t) * p
    const alpha = 0.25 * t + 0.75 * (1 - t)
    const slope = (1 - 2 * t) * p * (1 - p)
    loss[i] = alpha * q * q * ce
    gradient[i] = alpha * (2 * q * slope * ce + q * q * (p - t))
  }
  return [loss, gradient]
}

/** Smooth L1 of every element. */
export const plainSmoothL1 = (
  predictions: Float32Array,
  targets: Float32Array,
  beta: number,
): Float32Array => {
  const out = new Float32Array(predictions.length)
  for (let i = 0; i < predictions.length; i += 1) {
    const d = Math.abs((predictions[i] ?? 0) - (targets[i] ?? 0))
    out[i] = d < beta ? (0.5 * d * d) / beta : d - 0.5 * beta
  }
  return out
}
