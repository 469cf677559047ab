import type { ChoiceField, Dimension, NumberField, NumbersField, TensorField } from "./field.js"
import type { Interval } from "./interval.js"
import { above, anyFinite, atLeast, coordinate, representable } from "./interval.js"
import type { FloatTensor, Int32Tensor, Uint8Tensor } from "./tensor.js"

type Shape = readonly Dimension[]

/** Finite numbers in `range`, else of at most 2^60 in magnitude. */
export const floats = (
  shape: Shape,
  unit: string,
  meaning: string,
  range: Interval = representable,
): TensorField<FloatTensor> => ({ kind: "tensor", element: "float", shape, range, unit, meaning })

/** Boxes x1, y1, x2, y2 in pixels; their order is a requirement of its own. */
export const boxes = (count: string, meaning: string): TensorField<FloatTensor> =>
  floats([count, 4], "pixels", meaning, coordinate)

/** Labels and indices. */
export const int32s = (
  shape: Shape,
  meaning: string,
  range: Interval = anyFinite,
): TensorField<Int32Tensor> => ({ kind: "tensor", element: "int32", shape, range, unit: "index", meaning })

/** Binary masks: 0 or 1 a pixel. */
export const masks = (shape: Shape, meaning: string): TensorField<Uint8Tensor> => ({
  kind: "tensor",
  element: "uint8",
  shape,
  range: { min: 0, max: 1, minOpen: false, maxOpen: false },
  unit: "0 or 1",
  meaning,
})

export const number = (range: Interval, unit: string, meaning: string): NumberField => ({
  kind: "number",
  integer: false,
  range,
  unit,
  meaning,
})

export const integer = (range: Interval, unit: string, meaning: string): NumberField => ({
  kind: "number",
  integer: true,
  range,
  unit,
  meaning,
})

/** A count of cells or bins: a whole number, 1 or more. */
export const count = (unit: string, meaning: string): NumberField => integer(atLeast(1), unit, meaning)

export const numbers = (
  length: Dimension,
  unit: string,
  meaning: string,
  range: Interval = above(0),
): NumbersField => ({ kind: "numbers", length, range, unit, meaning })

export const choice = <T extends string>(options: readonly T[], meaning: string): ChoiceField<T> => ({
  kind: "choice",
  options,
  meaning,
})

export const flag = (meaning: string): ChoiceField<boolean> => ({
  kind: "choice",
  options: [false, true],
  meaning,
})
