import { toArray } from "@detspec/core"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { lossQuestions, reduction } from "../losses.js"
import { questions } from "../question.js"
import { listed } from "../quirk.js"
import { slopeAtNothing } from "../quirks/smooth-l1.js"
import { floats, placeIn, reshaped, tensor } from "../tensors.js"

/** F.smooth_l1_loss on tensors of any shape. */
export const smoothL1: Adapter = adapter(
  {
    inputs: record({ input: floats, target: floats, weight: v.optional(floats) }),
    params: record({ beta: v.number(), reduction }),
    outputs: record({ loss: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs }, { one }) => {
    const count = inputs.input.size
    const input = {
      predictions: reshaped(inputs.input, [count, 1]),
      targets: reshaped(inputs.target, [count, 1]),
      beta: params.beta,
    }
    const gradient = one("smoothL1Gradient", input, "gradient")
    return questions(
      ...lossQuestions({
        reduction: params.reduction,
        weight: inputs.weight && toArray(inputs.weight),
        count,
        divisor: count,
        loss: { recorded: outputs.loss, answer: one("smoothL1", input, "loss") },
        gradient: { name: "grad_input", recorded: outputs.grad_input, answer: gradient },
        shape: inputs.input.shape,
        listed: [listed(slopeAtNothing, { ...input, at: placeIn(inputs.input.shape) })],
      }),
    )
  },
)
