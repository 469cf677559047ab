import type { FloatTensor } from "@detspec/core"
import { int32, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"

/** The columns of a matrix from last to first. */
export const mirrored = (matrix: FloatTensor): FloatTensor => {
  const last = (matrix.shape[1] ?? 0) - 1
  return tabulate(matrix.shape, (n = 0, c = 0) => matrix.get(n, last - c))
}

/** Classes numbered from the other end, in the logits and in the labels. */
export const relabelled = ({ logits, labels }: In<"softmaxCrossEntropy">): In<"softmaxCrossEntropy"> => {
  const last = (logits.shape[1] ?? 0) - 1
  const other = Array.from({ length: labels.size }, (_, n) => (labels.get(n) < 0 ? -1 : last - labels.get(n)))
  return { logits: mirrored(logits), labels: int32(labels.shape, other) }
}
