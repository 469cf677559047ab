import type { DetectionError, FloatTensor } from "@detspec/core"
import type { RetinaNetHeads, RetinaNetLossConfig, RetinaNetTargets, Tools } from "@detspec/detectors"
import { numbersOf, reshaped, tensorOf, zerosLike } from "@detspec/detectors"
import * as TE from "fp-ts/lib/TaskEither.js"

/** A sum over all classes at the anchors that have an object, and at those that are background. */
export interface Sides {
  readonly objects: number
  readonly background: number
}

/** Sums the sizes of numbers [B, N, K] by what each anchor is; anchors that do not count are left out. */
export const bySide = (numbers: FloatTensor, targets: readonly RetinaNetTargets[]): Sides => {
  const [, anchors = 0, classes = 0] = numbers.shape
  const sums = { objects: 0, background: 0 }
  numbersOf(numbers).forEach((number, at) => {
    const row = Math.floor(at / classes)
    const match = targets[Math.floor(row / anchors)]?.matches[row % anchors] ?? -2
    if (match !== -2) sums[match >= 0 ? "objects" : "background"] += Math.abs(number)
  })
  return sums
}

/** What the anchors of every image are to say: [B N, K], 1 for yes. */
const wantedOf = (logits: FloatTensor, targets: readonly RetinaNetTargets[]): FloatTensor => {
  const [, anchors = 0, classes = 0] = logits.shape
  const wanted = zerosLike(logits, logits.size)
  targets.forEach(({ positives }, image) => {
    for (const { anchor, label } of positives) wanted[(image * anchors + anchor) * classes + label] = 1
  })
  return tensorOf([targets.length * anchors, classes], wanted)
}

/** The focal loss of every class at every anchor, [B, N, K]. */
export const focalLosses = (
  { backend }: Tools,
  { alpha, gamma }: Pick<RetinaNetLossConfig, "alpha" | "gamma">,
  { logits }: RetinaNetHeads,
  targets: readonly RetinaNetTargets[],
): TE.TaskEither<DetectionError, FloatTensor> => {
  const wanted = wantedOf(logits, targets)
  return TE.map(({ loss }: { readonly loss: FloatTensor }) => reshaped(loss, logits.shape))(
    backend.operations.sigmoidFocalLoss({
      logits: reshaped(logits, wanted.shape),
      targets: wanted,
      weighting: "alpha",
      alpha,
      gamma,
    }),
  )
}
