import type { Tensors } from "../engine.js"
import { mapTensors, weightedSum } from "./by-element.js"
import type { Decays } from "./decay.js"

export interface SgdOptions {
  readonly momentum: number
  readonly decay: number
  readonly decays: Decays
}

/** The velocity of every parameter; empty before the first step. */
export type SgdState = Tensors

export const sgdStart: SgdState = {}

export interface Stepped<S> {
  readonly parameters: Tensors
  readonly state: S
}

/**
 * A step of stochastic gradient descent with momentum μ and weight decay λ, at rate η:
 *
 *   v ← μ v + g + λ p
 *   p ← p − η v
 *
 * Parameters without a gradient stay as they are, the very same tensors.
 */
export const sgd = (
  { momentum, decay, decays }: SgdOptions,
  rate: number,
  { parameters, state }: Stepped<SgdState>,
  gradients: Tensors,
): Stepped<SgdState> => {
  const moved = mapTensors(gradients, (gradient, name) => {
    const [p, v] = [parameters[name], state[name]]
    const pulled = p && decays(name, p) ? weightedSum(1, gradient, decay, p) : gradient
    return v ? weightedSum(momentum, v, 1, pulled) : pulled
  })
  const next = mapTensors(parameters, (p, name) => {
    const velocity = moved[name]
    return velocity ? weightedSum(1, p, -rate, velocity) : p
  })
  return { parameters: next, state: { ...state, ...moved } }
}
