import type { Float32Tensor, Shape } from "@detspec/core"
import { sizeOf, wrapFloat32 } from "@detspec/core"
import type { Tensors } from "../engine.js"
import type { Random } from "./random.js"
import { gaussians } from "./random.js"

/** How a parameter begins. */
export type Initialiser = Random<Float32Tensor>

export const filled =
  (shape: Shape, value: number): Initialiser =>
  (state) => [wrapFloat32(shape, new Float32Array(sizeOf(shape)).fill(value)), state]

/** Normal with mean 0. */
export const gaussian =
  (shape: Shape, deviation: number): Initialiser =>
  (state) => {
    const [numbers, next] = gaussians(sizeOf(shape))(state)
    return [
      wrapFloat32(
        shape,
        Float32Array.from(numbers, (n) => n * deviation),
      ),
      next,
    ]
  }

/**
 * Normal with variance 2 / n, which keeps the scale through layers of relu. For a weight [O, I, ...kernel]
 * n is I · kernel ("in": the forward pass keeps it) or O · kernel ("out": the backward pass does).
 * Source: He, Zhang, Ren, Sun, Delving Deep into Rectifiers, eq. (10) and (14).
 */
export const he = (shape: Shape, fan: "in" | "out"): Initialiser => {
  const [outer = 1, inner = 1, ...kernel] = shape
  return gaussian(shape, Math.sqrt(2 / ((fan === "in" ? inner : outer) * sizeOf(kernel))))
}

/**
 * The bias with which a sigmoid begins at probability π: −ln((1 − π) / π).
 * Source: Focal Loss for Dense Object Detection, section 4.1.
 */
export const priorBias = (shape: Shape, prior: number): Initialiser =>
  filled(shape, -Math.log((1 - prior) / prior))

/** Every parameter of a plan, one after the other. */
export const initialise =
  (plan: Readonly<Record<string, Initialiser>>): Random<Tensors> =>
  (start) => {
    let state = start
    const made = Object.entries(plan).map(([name, initialiser]) => {
      const [tensor, next] = initialiser(state)
      state = next
      return [name, tensor] as const
    })
    return [Object.fromEntries(made), state]
  }
