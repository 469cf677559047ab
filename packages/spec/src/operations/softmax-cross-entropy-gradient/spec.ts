import { float64 } from "@detspec/core"
import type { SoftmaxCrossEntropyInput } from "../softmax-cross-entropy/contract.js"
import type { LogitRow } from "../softmax-cross-entropy/spec.js"
import { logitRow, softmaxCrossEntropy } from "../softmax-cross-entropy/spec.js"
import type { SoftmaxCrossEntropyGradientOutput } from "./contract.js"

/** p_c - [c = l]; p_l - 1 as minus what the other classes have, so that it keeps its digits. */
const slopes = ({ logits, largest, rest }: LogitRow, label: number): readonly number[] => {
  const p = logits.map((x) => Math.exp(x - largest) / (1 + rest))
  const others = p.reduce((sum, pc, c) => (c === label ? sum : sum + pc), 0)
  return p.map((pc, c) => (c === label ? 0 - others : pc))
}

/** The loss of every row and its slope along each of the row's logits. */
export const softmaxCrossEntropyGradient = (
  input: SoftmaxCrossEntropyInput,
): SoftmaxCrossEntropyGradientOutput => {
  const { logits, labels } = input
  const gradient = Array.from({ length: logits.shape[0] ?? 0 }, (_, n) => {
    const row = logitRow(logits, n)
    return labels.get(n) < 0 ? row.logits.map(() => 0) : slopes(row, labels.get(n))
  })
  return { ...softmaxCrossEntropy(input), gradient: float64(logits.shape, gradient.flat()) }
}
