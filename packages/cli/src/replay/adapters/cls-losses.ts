import type { FloatTensor, Tensor } from "@detspec/core"
import { int32, isFloat, toArray } from "@detspec/core"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Ask } from "../ask.js"
import type { RecordedLoss } from "../losses.js"
import { lossQuestions, reduction } from "../losses.js"
import { noCounterpart, questions } from "../question.js"
import { floats, reshaped, tensor } from "../tensors.js"

interface Given {
  readonly logits: FloatTensor
  readonly targets: Tensor
  readonly reduction: RecordedLoss["reduction"]
  readonly weight: readonly number[] | undefined
  readonly loss: Tensor | undefined
  readonly gradient: Tensor | undefined
}

const crossEntropy = (given: Given, ignored: number, { one }: Ask): RecordedLoss => {
  const labels = toArray(given.targets).map((label) => (label === ignored ? -1 : label))
  const counted = labels.filter((label) => label >= 0).length
  const input = { logits: given.logits, labels: int32([labels.length], labels) }
  const gradient = one("softmaxCrossEntropyGradient", input, "gradient")
  return {
    reduction: given.reduction,
    weight: given.weight,
    count: labels.length,
    divisor: counted,
    loss: { recorded: given.loss, answer: one("softmaxCrossEntropy", input, "loss") },
    gradient: { name: "grad_input", recorded: given.gradient, answer: gradient },
    shape: given.logits.shape,
  }
}

const binary = (given: Given, targets: FloatTensor, { one }: Ask): RecordedLoss => {
  const count = given.logits.size
  const input = { logits: reshaped(given.logits, [count, 1]), targets: reshaped(targets, [count, 1]) }
  const gradient = one("binaryCrossEntropyGradient", input, "gradient")
  return {
    reduction: given.reduction,
    weight: given.weight,
    count,
    divisor: count,
    loss: { recorded: given.loss, answer: one("binaryCrossEntropy", input, "loss") },
    gradient: { name: "grad_input", recorded: given.gradient, answer: gradient },
    shape: given.logits.shape,
  }
}

/** F.cross_entropy with an index that is ignored, and F.binary_cross_entropy_with_logits. */
export const clsLosses: Adapter = adapter(
  {
    inputs: record({ input: floats, target: tensor, weight: v.optional(floats) }),
    params: record({ fn: v.string(), reduction, ignore_index: v.optional(v.number(), -100) }),
    outputs: record({ loss: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const given = {
      logits: inputs.input,
      targets: inputs.target,
      reduction: params.reduction,
      weight: inputs.weight && toArray(inputs.weight),
      loss: outputs.loss,
      gradient: outputs.grad_input,
    }
    if (params.fn === "cross_entropy")
      return questions(...lossQuestions(crossEntropy(given, params.ignore_index, ask)))
    return params.fn === "bce_with_logits" && isFloat(inputs.target)
      ? questions(...lossQuestions(binary(given, inputs.target, ask)))
      : noCounterpart(`classification loss ${params.fn}`)
  },
)
