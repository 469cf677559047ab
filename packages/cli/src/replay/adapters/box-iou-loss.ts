import type { DetectionError, FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Answer } from "../answer.js"
import type { Ask } from "../ask.js"
import { lossQuestions, reduction } from "../losses.js"
import { questions } from "../question.js"
import { listed } from "../quirk.js"
import {
  flatPrediction,
  lostEpsilon,
  pointInPair,
  refusedAmongThem,
  touchingPair,
} from "../quirks/box-iou-loss.js"
import { recordedRows, splitRows } from "../rows.js"
import { floats, pickRows, tensor } from "../tensors.js"

interface Pairs {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly epsilon: number
}
type Asked = TaskEither<DetectionError, Answer>

/** torchvision holds the weight of the shape term constant in the gradient. */
const constantAlpha = { alphaGradient: "constant" } as const

const asked = (
  kind: "iou" | "giou" | "diou" | "ciou",
  pairs: Pairs,
  { one }: Ask,
): readonly [Asked, Asked] => {
  const complete = { ...pairs, ...constantAlpha }
  const answers = {
    iou: [one("boxIouLoss", pairs, "loss"), one("boxIouLossGradient", pairs, "gradient")],
    giou: [
      one("generalizedBoxIouLoss", pairs, "loss"),
      one("generalizedBoxIouLossGradient", pairs, "gradient"),
    ],
    diou: [one("distanceBoxIouLoss", pairs, "loss"), one("distanceBoxIouLossGradient", pairs, "gradient")],
    ciou: [
      one("completeBoxIouLoss", complete, "loss"),
      one("completeBoxIouLossGradient", complete, "gradient"),
    ],
  } as const
  return answers[kind]
}

/** What torchvision answers otherwise for CIoU, and for its gradient. */
const completeLoss = (pairs: Pairs) => ({
  loss: [listed(lostEpsilon, pairs), listed(pointInPair, pairs)],
  gradient: [listed(lostEpsilon, pairs), listed(flatPrediction, pairs)],
})

/** The losses of boxes1[n] (the prediction) against boxes2[n], with the gradient of the prediction. */
export const boxIouLoss: Adapter = adapter(
  {
    inputs: record({ boxes1: floats, boxes2: floats, weight: v.optional(floats) }),
    params: record({ kind: v.picklist(["iou", "giou", "diou", "ciou"]), reduction, eps: v.number() }),
    outputs: record({ loss: tensor, grad_boxes1: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const pairs = (rows: readonly number[]) => ({
      predictions: pickRows(inputs.boxes1, rows),
      targets: pickRows(inputs.boxes2, rows),
      epsilon: params.eps,
    })
    const count = inputs.boxes1.shape[0] ?? 0
    const otherwise = "torchvision takes boxes whose corners are out of order"
    const { accepted, refusals } = splitRows(
      { name: "generalizedBoxIouLoss", count, input: pairs, otherwise },
      ask,
    )
    const [loss, gradient] = asked(params.kind, pairs(accepted), ask)
    const each = params.reduction === "none"
    const whole = listed(refusedAmongThem, { refused: count - accepted.length })
    const ofLoss = params.kind === "ciou" ? completeLoss(pairs(accepted)) : { loss: [], gradient: [] }
    const weights = inputs.weight && toArray(inputs.weight)
    return questions(
      ...lossQuestions({
        reduction: params.reduction,
        weight: each ? accepted.map((n) => weights?.[n] ?? 1) : weights,
        count: accepted.length,
        divisor: count,
        loss: { recorded: each ? recordedRows(outputs.loss, accepted) : outputs.loss, answer: loss },
        gradient: {
          name: "grad_boxes1",
          recorded: recordedRows(outputs.grad_boxes1, accepted),
          answer: gradient,
        },
        shape: [accepted.length, 4],
        listed: [...ofLoss.gradient, listed(touchingPair, pairs(accepted))],
        listedLoss: [...ofLoss.loss, ...(each ? [] : [whole])],
      }),
      ...refusals,
    )
  },
)
