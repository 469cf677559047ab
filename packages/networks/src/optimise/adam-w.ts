import type { FloatTensor } from "@detspec/core"
import type { Tensors } from "../engine.js"
import { elementwise, mapTensors, numbersOf, orZeros } from "./by-element.js"
import type { Decays } from "./decay.js"
import type { Stepped } from "./sgd.js"

export interface AdamWOptions {
  /** β₁, of the mean of the gradients: .9 */
  readonly mean: number
  /** β₂, of the mean of their squares: .999 */
  readonly square: number
  /** ε: 1e-8 */
  readonly epsilon: number
  readonly decay: number
  readonly decays: Decays
}

export interface AdamWState {
  readonly steps: number
  /** m for every parameter */
  readonly means: Tensors
  /** v for every parameter */
  readonly squares: Tensors
}

export const adamWStart: AdamWState = { steps: 0, means: {}, squares: {} }

/** β s + (1 − β) f(g) for every gradient. */
const averaged = (state: Tensors, gradients: Tensors, beta: number, f: (g: number) => number): Tensors =>
  mapTensors(gradients, (gradient, name) => {
    const [s, g] = [numbersOf(orZeros(state, name, gradient)), numbersOf(gradient)]
    return elementwise(gradient, (k) => beta * (s[k] ?? 0) + (1 - beta) * f(g[k] ?? 0))
  })

/**
 * A step of Adam with decoupled weight decay λ, at rate η, where t counts steps from 1:
 *
 *   m ← β₁ m + (1 − β₁) g        m̂ = m / (1 − β₁ᵗ)
 *   v ← β₂ v + (1 − β₂) g²       v̂ = v / (1 − β₂ᵗ)
 *   p ← p − η λ p − η m̂ / (√v̂ + ε)
 *
 * Parameters without a gradient stay as they are, the very same tensors.
 * Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, algorithm 2.
 */
export const adamW = (
  options: AdamWOptions,
  rate: number,
  { parameters, state }: Stepped<AdamWState>,
  gradients: Tensors,
): Stepped<AdamWState> => {
  const steps = state.steps + 1
  const means = averaged(state.means, gradients, options.mean, (g) => g)
  const squares = averaged(state.squares, gradients, options.square, (g) => g * g)
  const [unbiasMean, unbiasSquare] = [1 - options.mean ** steps, 1 - options.square ** steps]
  const step = (p: FloatTensor, name: string): FloatTensor => {
    const [mean, square] = [means[name], squares[name]]
    if (!mean || !square) return p
    const [x, m, v] = [numbersOf(p), numbersOf(mean), numbersOf(square)]
    const kept = 1 - (options.decays(name, p) ? rate * options.decay : 0)
    return elementwise(p, (k) => {
      const size = Math.sqrt((v[k] ?? 0) / unbiasSquare) + options.epsilon
      return kept * (x[k] ?? 0) - (rate * (m[k] ?? 0)) / unbiasMean / size
    })
  }
  return {
    parameters: mapTensors(parameters, step),
    state: { steps, means: { ...state.means, ...means }, squares: { ...state.squares, ...squares } },
  }
}
