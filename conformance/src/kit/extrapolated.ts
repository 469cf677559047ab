/** What values at steps of 1, 1/2, 1/4 and 1/8 tend to, and how far that can be off. */
export interface Limit {
  readonly value: number
  readonly leftOut: number
}

/**
 * Richardson extrapolation of f(h) = f(0) + c₁ h + c₂ h² + c₃ h³ + c₄ h⁴ + … to h = 0, from `f` at h, h/2, h/4, h/8.
 *
 * Two neighbours without c₁ leave c₂ h²/32 out; three without c₁ and c₂ leave c₃ h³/64; all four leave c₄ h⁴/64.
 * So the last two corrections are c₂ h²/32 and c₃ h³/64 in size. Their sum exceeds c₄ h⁴/64 unless c₂ < c₄ h²/2 and
 * c₃ < c₄ h both: one of them alone can be nothing (c₃ is, of a difference where there is no kink), or cancel with the
 * next (c₂ h²/32 with c₃ h³/64, of opposite signs).
 */
export const extrapolated = (f: readonly [number, number, number, number]): Limit => {
  const [a, b, c, d] = f
  const linear = [2 * b - a, 2 * c - b, 2 * d - c] as const
  const square = [(4 * linear[1] - linear[0]) / 3, (4 * linear[2] - linear[1]) / 3] as const
  const cubic = (8 * square[1] - square[0]) / 7
  return { value: cubic, leftOut: Math.abs(cubic - square[1]) + Math.abs(square[1] - linear[2]) }
}

/** How far value and bound err together, in errors of f(h), where f(h/2) errs twice as much, and so on: 53, at most. */
export const amplified = 64
