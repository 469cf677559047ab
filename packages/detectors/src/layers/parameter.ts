import type { Shape } from "@detspec/core"

/** What a parameter starts as, when no file says it. */
export type Fill =
  | { readonly kind: "constant"; readonly value: number }
  /** From a normal distribution with mean 0. */
  | { readonly kind: "gaussian"; readonly deviation: number }
  /** Normal with deviation √(2 / fan-in): He et al., "Delving Deep into Rectifiers", eq. (10). */
  | { readonly kind: "he" }

/** A named tensor of a network that is learned, or that comes with pre-trained weights and stays. */
export interface Parameter {
  readonly name: string
  readonly shape: Shape
  readonly fill: Fill
  /** Statistics of frozen norms are not learned. */
  readonly learned: boolean
}

export const constantly = (value: number): Fill => ({ kind: "constant", value })
export const gaussian = (deviation: number): Fill => ({ kind: "gaussian", deviation })
export const he: Fill = { kind: "he" }

/** A kernel or a matrix. */
export const weightOf = (name: string, shape: Shape, fill: Fill): Parameter => ({
  name,
  shape,
  fill,
  learned: true,
})

/** One number a channel that is added, or that a norm multiplies by. */
export const offsetOf = (name: string, channels: number, value: number): Parameter => ({
  name,
  shape: [channels],
  fill: constantly(value),
  learned: true,
})
