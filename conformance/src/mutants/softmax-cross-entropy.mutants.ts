import { float64, mapTensor, tabulate } from "@detspec/core"
import { softmaxCrossEntropy } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Row = readonly number[]

const each = (bug: string, f: (row: Row, label: number) => number, source = ""): Mutant =>
  mutant(
    "softmaxCrossEntropy",
    bug,
    {
      softmaxCrossEntropy: ({ logits, labels }) => ({
        loss: float64(
          labels.shape,
          Array.from({ length: labels.size }, (_, n) =>
            f(
              Array.from({ length: logits.shape[1] ?? 0 }, (_, c) => logits.get(n, c)),
              labels.get(n),
            ),
          ),
        ),
      }),
    },
    source,
  )

const logSum = (row: Row): number => {
  const top = Math.max(...row)
  return top + Math.log(row.reduce((sum, x) => sum + Math.exp(x - top), 0))
}
const counted = (label: number, loss: number): number => (label < 0 ? 0 : loss)
const loss = (row: Row, label: number): number => counted(label, logSum(row) - (row[label] ?? 0))

export const softmaxCrossEntropyMutants: readonly Mutant[] = [
  each("e^x overflows", (row, l) =>
    counted(l, Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0)) - (row[l] ?? 0)),
  ),
  each("what is taken out of the sum is at least 0: small logits underflow", (row, l) => {
    const top = Math.max(0, ...row)
    const sum = row.reduce((all, x) => all + Math.exp(x - top), 0)
    return counted(l, top + Math.log(sum) - (row[l] ?? 0))
  }),
  each("the logarithm of a probability of 0", (row, l) =>
    counted(l, -Math.log(Math.exp((row[l] ?? 0) - logSum(row)))),
  ),
  each("probability clamped to 1e-7", (row, l) =>
    counted(l, -Math.log(Math.max(Math.exp(-loss(row, l)), 1e-7))),
  ),
  each("rows with label -1 count as background: [l ≥ 0] forgotten", (row, l) => loss(row, Math.max(l, 0))),
  each("label -1 reads the last class", (row, l) => loss(row, l < 0 ? row.length - 1 : l)),
  each("background does not count: l > 0", (row, l) => (l > 0 ? loss(row, l) : 0)),
  each("labels from 1", (row, l) => loss(row, l < 0 ? l : Math.min(l + 1, row.length - 1))),
  each("log2 for ln", (row, l) => loss(row, l) / Math.LN2),
  each("without the minus", (row, l) => -loss(row, l)),
  each(
    "a sigmoid for each class instead of one softmax",
    (row, l) => counted(l, Math.log1p(Math.exp(-(row[l] ?? 0)))),
    "tensorflow/tpu#487",
  ),
  each("softmax applied twice", (row, l) => {
    const p = row.map((x) => Math.exp(x - logSum(row)))
    return loss(p, l)
  }),
  each("smoothed labels", (row, l) =>
    counted(l, 0.9 * loss(row, l) + 0.1 * (logSum(row) - row.reduce((a, b) => a + b, 0) / row.length)),
  ),
  each("shifted by the first logit, not the largest", (row, l) => {
    const [first = 0] = row
    return counted(l, first + Math.log(row.reduce((sum, x) => sum + Math.exp(x - first), 0)) - (row[l] ?? 0))
  }),
  each("the sum leaves the last class out", (row, l) =>
    counted(l, logSum(row.length > 1 ? row.slice(0, -1) : row) - (row[l] ?? 0)),
  ),
  mutant("softmaxCrossEntropy", "divided by the number of rows that count", {
    softmaxCrossEntropy: (input) => {
      const count = Array.from({ length: input.labels.size }, (_, n) => input.labels.get(n)).filter(
        (l) => l >= 0,
      )
      return { loss: mapTensor(softmaxCrossEntropy(input).loss, (x) => x / Math.max(count.length, 1)) }
    },
  }),
  mutant("softmaxCrossEntropy", "softmax over the rows instead of the classes", {
    softmaxCrossEntropy: ({ logits, labels }) => {
      const rows = Array.from({ length: labels.size }, (_, n) => n)
      const value = (n: number): number => {
        const column = rows.map((m) => logits.get(m, Math.max(labels.get(n), 0)))
        return counted(labels.get(n), logSum(column) - logits.get(n, Math.max(labels.get(n), 0)))
      }
      return { loss: tabulate(labels.shape, (n = 0) => value(n)) }
    },
  }),
  each("labels of three bits", (row, l) => {
    const label = l < 0 ? l : l & 7
    return counted(label, logSum(row) - (row[label] ?? 0))
  }),
  each("classes added up four at a time, what is left over is not", (row, l) =>
    counted(l, logSum(row.length > 4 ? row.slice(0, -(row.length % 4) || row.length) : row) - (row[l] ?? 0)),
  ),
  each(
    "a loop ends after sixteen classes",
    (row, l) => counted(l, logSum(row.slice(0, 16)) - (row[l] ?? 0)),
    "gpujs/gpu.js#522",
  ),
]
