import type { FloatTensor } from "@detspec/core"
import type { Tensors } from "../engine.js"
import { elementwise, mapTensors, numbersOf, orZeros } from "./by-element.js"
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
  const velocityOf = (p: FloatTensor, name: string, gradient: FloatTensor): FloatTensor => {
    const [g, x, v] = [gradient, p, orZeros(state, name, p)].map(numbersOf)
    const shrink = decays(name, p) ? decay : 0
    return elementwise(p, (k) => momentum * (v?.[k] ?? 0) + (g?.[k] ?? 0) + shrink * (x?.[k] ?? 0))
  }
  const moved = mapTensors(gradients, (gradient, name) => {
    const p = parameters[name]
    return p ? velocityOf(p, name, gradient) : gradient
  })
  const next = mapTensors(parameters, (p, name) => {
    const velocity = moved[name]
    if (!velocity) return p
    const [x, v] = [numbersOf(p), numbersOf(velocity)]
    return elementwise(p, (k) => (x[k] ?? 0) - rate * (v[k] ?? 0))
  })
  return { parameters: next, state: { ...state, ...moved } }
}
