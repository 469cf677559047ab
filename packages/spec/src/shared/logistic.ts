/** σ(x) = 1 / (1 + e^(-x)), without overflow; exact to the last digits where it is small. */
export const sigmoid = (x: number): number => Math.exp(Math.min(x, 0)) / (1 + Math.exp(-Math.abs(x)))

/** ln(1 + e^x) = -ln σ(-x), without overflow; never negative. */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
