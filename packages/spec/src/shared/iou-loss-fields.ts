import type { FloatTensor, NumberField, TensorField } from "@detspec/core"
import { atLeast, boxes, floats, number } from "@detspec/core"

/** What every IoU loss takes. */
export type IouLossInput = {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly epsilon: number
}

interface IouLossFields {
  readonly predictions: TensorField<FloatTensor>
  readonly targets: TensorField<FloatTensor>
  readonly epsilon: NumberField
}

export const iouLossFields: IouLossFields = {
  predictions: boxes("N", "what the network says"),
  targets: boxes("N", "what it should say: row n belongs to prediction n"),
  epsilon: number(atLeast(0), "as each denominator", "ε: added to every denominator; 0 in the papers"),
}

export const iouLossOutput: TensorField<FloatTensor> = floats(["N"], "unitless", "ℓ, at least 0, not reduced")

/** Edge cases that all IoU losses share. */
export const iouLossEdges: readonly string[] = [
  "Where a denominator is 0 its term is 0: two boxes without area have IoU 0.",
  "Row n of the predictions meets row n of the targets only; rows are neither summed nor averaged.",
]

/** Edge cases that the gradients of all IoU losses share. */
export const iouSlopeEdges: readonly string[] = [
  "Where two corners tie, min and max pass on half of the slope to each; where an overlap's side is exactly 0, [·]₊ " +
    "passes on half: the mean of those on either side. Where both meet, a quarter.",
  "A term whose denominator is 0 has no slope: the gradient is finite on degenerate boxes.",
  "Coordinates that differ by less than the smallest normal number, 2^-126 in float32, may be read as equal.",
]
