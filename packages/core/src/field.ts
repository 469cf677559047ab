import type { ElementTypeOf } from "./dtype.js"
import type { Interval } from "./interval.js"
import type { Tensor } from "./tensor.js"

/** A side of a tensor: a number, or a name that means the same number wherever it stands in one contract. */
export type Dimension = number | string

/** A tensor: `boxes1: [N, 4]`. A named side that is also a number field takes that field's value. */
export interface TensorField<T extends Tensor = Tensor> {
  readonly kind: "tensor"
  readonly element: ElementTypeOf<T>
  readonly shape: readonly Dimension[]
  readonly range: Interval
  readonly unit: string
  readonly meaning: string
}

/** A number: a threshold, a scale, a count. */
export interface NumberField {
  readonly kind: "number"
  readonly integer: boolean
  readonly range: Interval
  readonly unit: string
  readonly meaning: string
}

/** A short list of numbers: the weights of a box coder, the ratios of anchors. */
export interface NumbersField {
  readonly kind: "numbers"
  readonly length: Dimension
  readonly range: Interval
  readonly unit: string
  readonly meaning: string
}

/** One of a few words, or yes and no: where known systems disagree, the disagreement has a name. */
export interface ChoiceField<T extends string | boolean = string | boolean> {
  readonly kind: "choice"
  readonly options: readonly T[]
  readonly meaning: string
}

export type Field = TensorField | NumberField | NumbersField | ChoiceField

/** The kind of field that describes values of type T. */
export type FieldOf<T> = [T] extends [Tensor]
  ? TensorField<T>
  : [T] extends [number]
    ? NumberField
    : [T] extends [readonly number[]]
      ? NumbersField
      : [T] extends [string | boolean]
        ? ChoiceField<T>
        : never
