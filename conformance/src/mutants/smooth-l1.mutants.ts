import { mapTensor, tabulate, toArray } from "@detspec/core"
import { smoothAbsolute, smoothL1 } from "@detspec/spec"
import { elementwise } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { elevenDigits } from "./common/reading.js"

const each = (bug: string, f: (difference: number, beta: number) => number, source = ""): Mutant =>
  mutant(
    "smoothL1",
    bug,
    {
      smoothL1: ({ predictions, targets, beta }) => ({
        loss: elementwise(predictions, targets, (p, t) => f(p - t, beta)),
      }),
    },
    source,
  )

export const smoothL1Mutants: readonly Mutant[] = [
  each(
    "β = 0 divides 0 by 0",
    (x, b) => (Math.abs(x) <= b ? (0.5 * x * x) / b : Math.abs(x) - b / 2),
    "pytorch/pytorch#96813",
  ),
  each("β is not read", (x) => smoothAbsolute(x, 1)),
  each("the parabola is not divided by β", (x, b) => (Math.abs(x) < b ? 0.5 * x * x : Math.abs(x) - b / 2)),
  each("the parabola lacks its half", (x, b) => (Math.abs(x) < b ? (x * x) / b : Math.abs(x) - b / 2)),
  each("β on the wrong side: |x| < 1/β", (x, b) => smoothAbsolute(x, 1 / Math.max(b, 2 ** -20))),
  each(
    "β as σ, with 1/σ²",
    (x, b) => smoothAbsolute(x, 1 / Math.max(b, 2 ** -20) ** 2),
    "rbgirshick/py-faster-rcnn: bbox loss with sigma",
  ),
  each("the line is not lowered by β/2", (x, b) => (Math.abs(x) < b ? smoothAbsolute(x, b) : Math.abs(x))),
  each("the line is lowered by 1/2", (x, b) => (Math.abs(x) < b ? smoothAbsolute(x, b) : Math.abs(x) - 0.5)),
  each("Huber: β times too large", (x, b) => Math.max(b, 2 ** -20) * smoothAbsolute(x, b)),
  each("branches the wrong way round", (x, b) =>
    Math.abs(x) < b ? Math.abs(x) - b / 2 : (0.5 * x * x) / Math.max(b, 1),
  ),
  each("the absolute value is forgotten", (x, b) =>
    x < b ? (0.5 * x * x) / Math.max(b, 2 ** -20) : x - b / 2,
  ),
  each("slightly too small when negative", (x, b) => smoothAbsolute(x, b) * (x < 0 ? 0.999 : 1)),
  mutant("smoothL1", "differences of the wrong sign: p + t", {
    smoothL1: (input) => smoothL1({ ...input, targets: mapTensor(input.targets, (t) => -t) }),
  }),
  mutant("smoothL1", "averaged over the rows by accident", {
    smoothL1: (input) => {
      const { loss } = smoothL1(input)
      return { loss: mapTensor(loss, (x) => x / Math.max(loss.shape[0] ?? 1, 1)) }
    },
  }),
  mutant("smoothL1", "reduced to a mean", {
    smoothL1: (input) => {
      const all = toArray(smoothL1(input).loss)
      return { loss: tabulate([1, 1], () => all.reduce((a, b) => a + b, 0) / all.length) }
    },
  }),
  mutant("smoothL1", "every row against the first target", {
    smoothL1: (input) =>
      smoothL1({ ...input, targets: tabulate(input.targets.shape, (_, k = 0) => input.targets.get(0, k)) }),
  }),
  mutant(
    "smoothL1",
    "answers have eleven digits",
    { smoothL1: (input) => ({ loss: mapTensor(smoothL1(input).loss, elevenDigits) }) },
    "gpujs/gpu.js#358",
  ),
]
