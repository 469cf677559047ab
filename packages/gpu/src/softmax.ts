import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"
import type { Argument, Extent, Run } from "./launch.js"
import { columns, flat, padded } from "./pack.js"
import type { Plane, Row, Source, Thread } from "./thread.js"

type Classes = { readonly classes: number }

/** The largest logit of row x. */
function largestLogit(this: Thread<Classes>, logits: Plane): number {
  let largest = logits[0][this.thread.x]
  for (let c = 1; c < this.constants.classes; c += 1) {
    const logit = logits[c][this.thread.x]
    largest = logit > largest ? logit : largest
  }
  return largest
}

/** Σ e^(logit - largest) of row x without the first of the largest, which is 1: a small rest keeps its digits. */
function restOfSum(this: Thread<Classes>, logits: Plane, largest: Row): number {
  let rest = 0
  let waiting = 1
  for (let c = 0; c < this.constants.classes; c += 1) {
    const below = logits[c][this.thread.x] - largest[this.thread.x]
    const isFirst = below === 0 ? waiting : 0
    rest += Math.exp(below) - isFirst
    waiting -= isFirst
  }
  return rest
}

/** Logits by class, and for every row its largest logit and the rest of its sum. */
export interface SoftmaxRows {
  readonly length: number
  readonly classes: number
  readonly all: readonly Argument[]
  readonly pass: (name: string, source: Source, output: Extent) => Promise<Float32Array>
  readonly vector: (values: Float32Array) => FloatTensor
}

/** The two sums that every function of a softmax needs, once. */
export const softmaxRows = async (
  run: Run,
  logits: FloatTensor,
  labels: Int32Tensor,
): Promise<SoftmaxRows> => {
  const [count = 0, classes = 0] = logits.shape
  const length = padded(count)
  const plane = columns(logits, length)
  const launch = (name: string, source: Source, output: Extent, all: readonly Argument[]) =>
    run({
      name: `softmax.${name}`,
      program: { source, functions: [] },
      output,
      arguments: all,
      constants: { classes },
      steps: classes,
    })
  const largest = await launch("largest", largestLogit, [length], [plane])
  const rest = await launch("rest", restOfSum, [length], [plane, largest])
  const all = [plane, flat(labels, length, -1), largest, rest]
  return {
    length,
    classes,
    all,
    pass: (name, source, output) => launch(name, source, output, all),
    vector: (values) => wrapFloat32([count], values.subarray(0, count)),
  }
}
