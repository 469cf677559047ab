import type { FloatTensor } from "@detspec/core"
import { float64 } from "@detspec/core"
import type { SoftmaxCrossEntropyInput, SoftmaxCrossEntropyOutput } from "./contract.js"

/** A row of logits, seen from its largest: Σ e^(x - m) = 1 + rest, so that ln(1 + rest) keeps its digits. */
export interface LogitRow {
  readonly logits: readonly number[]
  readonly largest: number
  readonly rest: number
}

export const logitRow = (matrix: FloatTensor, n: number): LogitRow => {
  const logits = Array.from({ length: matrix.shape[1] ?? 0 }, (_, c) => matrix.get(n, c))
  const largest = logits.reduce((m, x) => Math.max(m, x), -Infinity)
  const first = logits.indexOf(largest)
  const rest = logits.reduce((sum, x, c) => (c === first ? sum : sum + Math.exp(x - largest)), 0)
  return { logits, largest, rest }
}

/** -ln p_l = m - x_l + ln Σ e^(x - m). */
const surprise = ({ logits, largest, rest }: LogitRow, label: number): number =>
  largest - (logits[label] ?? 0) + Math.log1p(rest)

/** The loss of every row; 0 where the label is -1. */
export const softmaxCrossEntropy = ({
  logits,
  labels,
}: SoftmaxCrossEntropyInput): SoftmaxCrossEntropyOutput => {
  const losses = Array.from({ length: logits.shape[0] ?? 0 }, (_, n) =>
    labels.get(n) < 0 ? 0 : surprise(logitRow(logits, n), labels.get(n)),
  )
  return { loss: float64([losses.length], losses) }
}
