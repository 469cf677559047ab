import type { FloatTensor } from "@detspec/core"
import type { Tensors } from "../engine.js"
import { numbersOf } from "../numbers.js"
import { mapTensors, weightedSum, zerosLike } from "./by-element.js"
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

/** β v + (1 − β) g² */
const averagedSquare = (beta: number, v: FloatTensor, gradient: FloatTensor): FloatTensor => {
  const [square, g, out] = [numbersOf(v), numbersOf(gradient), zerosLike(v)]
  const { data } = out
  for (let k = 0; k < data.length; k += 1) {
    const slope = g[k] ?? 0
    data[k] = beta * (square[k] ?? 0) + (1 - beta) * slope * slope
  }
  return out
}

/** κ p − η m / (√(v / c) + ε) */
const moved = (
  p: FloatTensor,
  [mean, square]: readonly [FloatTensor, FloatTensor],
  { kept, rate, unbias, epsilon }: Readonly<Record<"kept" | "rate" | "unbias" | "epsilon", number>>,
): FloatTensor => {
  const [x, m, v, out] = [numbersOf(p), numbersOf(mean), numbersOf(square), zerosLike(p)]
  const { data } = out
  for (let k = 0; k < data.length; k += 1)
    data[k] = kept * (x[k] ?? 0) - (rate * (m[k] ?? 0)) / (Math.sqrt((v[k] ?? 0) / unbias) + epsilon)
  return out
}

/**
 * A step of Adam with decoupled weight decay λ, at rate η, where t counts steps from 1:
 *
 *   m ← β₁ m + (1 − β₁) g        m̂ = m / (1 − β₁ᵗ)
 *   v ← β₂ v + (1 − β₂) g²       v̂ = v / (1 − β₂ᵗ)
 *   p ← p − η λ p − η m̂ / (√v̂ + ε)
 *
 * Parameters without a gradient stay as they are, the very same tensors.
 * The decay is times the rate, as in PyTorch; the paper's is times the schedule alone.
 * Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, algorithm 2.
 */
export const adamW = (
  options: AdamWOptions,
  rate: number,
  { parameters, state }: Stepped<AdamWState>,
  gradients: Tensors,
): Stepped<AdamWState> => {
  const steps = state.steps + 1
  const means = mapTensors(gradients, (g, name) =>
    weightedSum(options.mean, state.means[name] ?? zerosLike(g), 1 - options.mean, g),
  )
  const squares = mapTensors(gradients, (g, name) =>
    averagedSquare(options.square, state.squares[name] ?? zerosLike(g), g),
  )
  const unbiased = rate / (1 - options.mean ** steps)
  const unbias = 1 - options.square ** steps
  const next = mapTensors(parameters, (p, name) => {
    const [mean, square] = [means[name], squares[name]]
    if (!mean || !square) return p
    const kept = 1 - (options.decays(name, p) ? rate * options.decay : 0)
    return moved(p, [mean, square], { kept, rate: unbiased, unbias, epsilon: options.epsilon })
  })
  return {
    parameters: next,
    state: { steps, means: { ...state.means, ...means }, squares: { ...state.squares, ...squares } },
  }
}
