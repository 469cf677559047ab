import type { Box } from "@detspec/core"

/**
 * A number together with its slopes along the four corners of one box: a dual number.
 * A formula written in duals is its own derivative, so loss and gradient are one formula.
 */
export interface Dual {
  readonly value: number
  readonly gradient: Box
}

/** The corners of a box as duals. */
export type Corners = readonly [x1: Dual, y1: Dual, x2: Dual, y2: Dual]

const still: Box = [0, 0, 0, 0]

/** A number that does not move with the box. */
export const constant = (value: number): Dual => ({ value, gradient: still })

/** The corners of the box that moves. */
export const moving = ([x1, y1, x2, y2]: Box): Corners => [
  { value: x1, gradient: [1, 0, 0, 0] },
  { value: y1, gradient: [0, 1, 0, 0] },
  { value: x2, gradient: [0, 0, 1, 0] },
  { value: y2, gradient: [0, 0, 0, 1] },
]

/** The corners of a box that stays. */
export const fixed = ([x1, y1, x2, y2]: Box): Corners => [
  constant(x1),
  constant(y1),
  constant(x2),
  constant(y2),
]

/** The chain rule: f(a, b) has the gradient p ∇a + q ∇b. */
const chain = (value: number, p: number, a: Dual, q: number, b: Dual): Dual => ({
  value,
  gradient: [
    p * a.gradient[0] + q * b.gradient[0],
    p * a.gradient[1] + q * b.gradient[1],
    p * a.gradient[2] + q * b.gradient[2],
    p * a.gradient[3] + q * b.gradient[3],
  ],
})

const zero: Dual = constant(0)

export const plus = (a: Dual, b: Dual): Dual => chain(a.value + b.value, 1, a, 1, b)
export const minus = (a: Dual, b: Dual): Dual => chain(a.value - b.value, 1, a, -1, b)
export const times = (a: Dual, b: Dual): Dual => chain(a.value * b.value, b.value, a, a.value, b)
export const square = (a: Dual): Dual => times(a, a)

/** a / b; 0, without slope, where b is 0: nothing of nothing. */
export const over = (a: Dual, b: Dual): Dual => {
  if (b.value === 0) return zero
  const value = a.value / b.value
  const rise = chain(value, 1, a, -value, b).gradient
  return {
    value,
    gradient: [rise[0] / b.value, rise[1] / b.value, rise[2] / b.value, rise[3] / b.value],
  }
}

/** 1, ½ or 0: how much of a kink's slope belongs to the side that is ahead by `lead`. */
const share = (lead: number): number => (lead > 0 ? 1 : lead < 0 ? 0 : 0.5)

/** The larger of two; where they are equal, the mean of both slopes. */
export const larger = (a: Dual, b: Dual): Dual => {
  const p = share(a.value - b.value)
  return chain(Math.max(a.value, b.value), p, a, 1 - p, b)
}

/** The smaller of two; where they are equal, the mean of both slopes. */
export const smaller = (a: Dual, b: Dual): Dual => {
  const p = share(b.value - a.value)
  return chain(Math.min(a.value, b.value), p, a, 1 - p, b)
}

/** [a]₊, with half of the slope at 0. */
export const positive = (a: Dual): Dual => larger(a, zero)

/** arctan(w / h), finite for h = 0; 0, without slope, for w = h = 0. */
export const angle = (w: Dual, h: Dual): Dual => {
  const squared = w.value * w.value + h.value * h.value
  if (squared === 0) return zero
  return chain(Math.atan2(w.value, h.value), h.value / squared, w, -w.value / squared, h)
}
