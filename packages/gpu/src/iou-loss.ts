import type { FloatTensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import { iouLossSlope } from "./iou-loss-slope.js"
import { iouLossValue } from "./iou-loss-value.js"
import type { Kernel } from "./kernel.js"
import { kernel } from "./kernel.js"
import type { Argument, Extent } from "./launch.js"
import { columns, crop, padded } from "./pack.js"

/** Which terms stand beside 1 - IoU, each 0 or 1; `full`: the slope goes through α too. */
export interface Terms {
  readonly hull: number
  readonly distance: number
  readonly shape: number
  readonly full: number
}

interface BoxPairs {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly epsilon: number
}

const rows = ["predictions", "targets"] as const

interface Lists {
  readonly all: readonly Argument[]
  readonly loss: Extent
  readonly gradient: Extent
  readonly vector: (values: Float32Array) => FloatTensor
  readonly matrix: (values: Float32Array) => FloatTensor
}

const listsOf = (
  { predictions, targets, epsilon }: BoxPairs,
  { hull, distance, shape, full }: Terms,
): Lists => {
  const [count = 0] = predictions.shape
  const length = padded(count)
  return {
    all: [columns(predictions, length), columns(targets, length), epsilon, hull, distance, shape, full],
    loss: [length],
    gradient: [length, 4],
    vector: (values) => wrapFloat32([count], values.subarray(0, count)),
    matrix: (values) => crop(values, [4, length], [4, count]).transpose(1, 0),
  }
}

/** The kernel of an IoU loss. */
export const iouLoss = <I extends BoxPairs>(
  name: OperationName,
  terms: (input: I) => Terms,
): Kernel<I, { readonly loss: FloatTensor }> =>
  kernel({
    name,
    rows,
    passes: { loss: iouLossValue },
    prepare: (input: I) => {
      const { all, loss, vector } = listsOf(input, terms(input))
      return { arguments: all, outputs: { loss }, finish: (values) => ({ loss: vector(values.loss) }) }
    },
  })

/** The kernel of an IoU loss and its slopes along the corners of the prediction. */
export const iouLossGradient = <I extends BoxPairs>(
  name: OperationName,
  terms: (input: I) => Terms,
): Kernel<I, { readonly loss: FloatTensor; readonly gradient: FloatTensor }> =>
  kernel({
    name,
    rows,
    passes: { loss: iouLossValue, gradient: iouLossSlope },
    prepare: (input: I) => {
      const { all, loss, gradient, vector, matrix } = listsOf(input, terms(input))
      return {
        arguments: all,
        outputs: { loss, gradient },
        finish: (values) => ({ loss: vector(values.loss), gradient: matrix(values.gradient) }),
      }
    },
  })
