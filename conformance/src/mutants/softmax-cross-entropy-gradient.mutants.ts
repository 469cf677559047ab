import { mapTensor, tabulate } from "@detspec/core"
import { softmaxCrossEntropy, softmaxCrossEntropyGradient } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Row = readonly number[]

const softmax = (row: Row): Row => {
  const top = Math.max(...row)
  const powers = row.map((x) => Math.exp(x - top))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((x) => x / sum)
}

const each = (bug: string, f: (p: Row, c: number, label: number, row: Row) => number, source = ""): Mutant =>
  mutant(
    "softmaxCrossEntropyGradient",
    bug,
    {
      softmaxCrossEntropyGradient: (input) => {
        const { logits, labels } = input
        const row = (n: number) => Array.from({ length: logits.shape[1] ?? 0 }, (_, c) => logits.get(n, c))
        const slope = (n: number, c: number) => f(softmax(row(n)), c, labels.get(n), row(n))
        return {
          ...softmaxCrossEntropy(input),
          gradient: tabulate(logits.shape, (n = 0, c = 0) => slope(n, c)),
        }
      },
    },
    source,
  )

const at = (p: Row, c: number): number => p[c] ?? 0
const one = (c: number, l: number): number => (c === l ? 1 : 0)
const slope = (p: Row, c: number, l: number): number => (l < 0 ? 0 : at(p, c) - one(c, l))

export const softmaxCrossEntropyGradientMutants: readonly Mutant[] = [
  each("e^x overflows to NaN", (_, c, l, row) => {
    const powers = row.map(Math.exp)
    return l < 0 ? 0 : at(powers, c) / powers.reduce((a, b) => a + b, 0) - one(c, l)
  }),
  each("what is taken out of the sum is at least 0: small logits underflow", (_, c, l, row) => {
    const top = Math.max(0, ...row)
    const powers = row.map((x) => Math.exp(x - top))
    return l < 0 ? 0 : at(powers, c) / powers.reduce((a, b) => a + b, 0) - one(c, l)
  }),
  each("[l ≥ 0] forgotten: rows that do not count push all classes down", (p, c, l) => at(p, c) - one(c, l)),
  each("label -1 is background", (p, c, l) => slope(p, c, Math.max(l, 0))),
  each("background has no slope", (p, c, l) => (l > 0 ? slope(p, c, l) : 0)),
  each("downhill", (p, c, l) => -slope(p, c, l)),
  each("the label is not subtracted", (p, c, l) => (l < 0 ? 0 : at(p, c))),
  each("only the true class has a slope", (p, c, l) => slope(p, c, l) * one(c, l)),
  each("along the probability: -1/p of the true class", (p, c, l) =>
    l < 0 ? 0 : -one(c, l) / Math.max(at(p, c), 2 ** -40),
  ),
  each(
    "times p (1 - p), the diagonal of the softmax's slope",
    (p, c, l) => slope(p, c, l) * at(p, c) * (1 - at(p, c)),
  ),
  each(
    "a sigmoid for each class instead of one softmax",
    (_, c, l, row) => (l < 0 ? 0 : 1 / (1 + Math.exp(-at(row, c))) - one(c, l)),
    "tensorflow/tpu#487",
  ),
  each("in units of log2", (p, c, l) => slope(p, c, l) / Math.LN2),
  each("the labels of the classes are off by one", (p, c, l) => slope(p, c, l < 0 ? l : (l + 1) % p.length)),
  mutant("softmaxCrossEntropyGradient", "divided by the number of rows", {
    softmaxCrossEntropyGradient: (input) => {
      const { loss, gradient } = softmaxCrossEntropyGradient(input)
      return { loss, gradient: mapTensor(gradient, (x) => x / Math.max(gradient.shape[0] ?? 1, 1)) }
    },
  }),
  wrapped("softmaxCrossEntropyGradient", "after 256 classes the first come again", ["gradient", 1], 256),
]
