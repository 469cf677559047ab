import { toArray } from "@detspec/core"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { lossQuestions, reduction } from "../losses.js"
import { questions } from "../question.js"
import { listed } from "../quirk.js"
import { rootOfNothing } from "../quirks/focal.js"
import { floats, placeIn, reshaped, tensor } from "../tensors.js"

/** ops.sigmoid_focal_loss; a negative alpha means none. */
export const sigmoidFocalLoss: Adapter = adapter(
  {
    inputs: record({ inputs: floats, targets: floats, weight: v.optional(floats) }),
    params: record({ alpha: v.number(), gamma: v.number(), reduction }),
    outputs: record({ loss: tensor, grad_inputs: tensor }),
  },
  ({ inputs, params, outputs, precision }, { one }) => {
    const { alpha, gamma } = params
    const [count, shape] = [inputs.inputs.size, inputs.inputs.shape]
    const logits = reshaped(inputs.inputs, [count, 1])
    const targets = reshaped(inputs.targets, [count, 1])
    const weighting = alpha < 0 ? "none" : "alpha"
    const input = { logits, targets, weighting, alpha: Math.max(alpha, 0), gamma } as const
    const gradient = one("sigmoidFocalLossGradient", input, "gradient")
    return questions(
      ...lossQuestions({
        reduction: params.reduction,
        weight: inputs.weight && toArray(inputs.weight),
        count,
        divisor: count,
        loss: { recorded: outputs.loss, answer: one("sigmoidFocalLoss", input, "loss") },
        gradient: { name: "grad_inputs", recorded: outputs.grad_inputs, answer: gradient },
        shape,
        listed: [listed(rootOfNothing, { logits, targets, gamma, precision, at: placeIn(shape) })],
      }),
    )
  },
)
