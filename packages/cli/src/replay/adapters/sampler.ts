import type { Int32Tensor } from "@detspec/core"
import { int32, toArray } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Answer } from "../answer.js"
import type { Ask } from "../ask.js"
import type { ElementsQuestion } from "../question.js"
import { elements, questions } from "../question.js"
import { ints } from "../tensors.js"

/** Every step-th index, round and round: a permutation where step and count share no factor. */
const stepping = (count: number, step: number): Int32Tensor =>
  int32(
    [count],
    Array.from({ length: count }, (_, i) => (i * step) % Math.max(count, 1)),
  )

const factor = (a: number, b: number): number => (b === 0 ? a : factor(b, a % b))

const permutations = (count: number): readonly Int32Tensor[] =>
  [1, count - 1, 7, 11, 101]
    .filter((step) => step > 0 && factor(step, count) === 1)
    .map((step) => stepping(count, step))

/** How many of the drawn are not what they are drawn as, or drawn twice, or not the first in the permutation. */
const misdrawn = (
  { labels, permutation }: In<"sampleBalanced">,
  { positives, negatives }: Out<"sampleBalanced">,
) => {
  const first = (count: number, belongs: (label: number) => boolean) =>
    new Set(
      toArray(permutation)
        .filter((i) => belongs(labels.get(i)))
        .slice(0, count),
    )
  const wrong = (drawn: readonly number[], right: ReadonlySet<number>) =>
    right.size - new Set(drawn).size + drawn.filter((i) => !right.has(i)).length
  const [p, q] = [toArray(positives), toArray(negatives)]
  return (
    wrong(
      p,
      first(p.length, (label) => label >= 1),
    ) +
    wrong(
      q,
      first(q.length, (label) => label === 0),
    )
  )
}

const counts = (values: readonly number[]): Answer => ({
  shape: [3],
  values,
  specified: values,
  bounds: [0, 0, 0],
})

const drawn = (
  input: In<"sampleBalanced">,
  expected: Int32Tensor | undefined,
  { all }: Ask,
): ElementsQuestion =>
  elements(
    "num_pos, num_neg, misdrawn",
    expected,
    TE.map((output: Out<"sampleBalanced">) =>
      counts([output.positives.size, output.negatives.size, misdrawn(input, output)]),
    )(all("sampleBalanced", input)),
  )

/**
 * The sizes of the sample under several permutations, each drawn in its order. How often each element was drawn
 * in the recorded trials is a matter of the random permutations, which are an argument here.
 */
export const sampler: Adapter = adapter(
  {
    inputs: record({ labels: ints }),
    params: record({ batch_size_per_image: v.number(), positive_fraction: v.number() }),
    outputs: record({ num_pos: v.number(), num_neg: v.number() }),
  },
  ({ inputs, params, outputs }, ask) => {
    const expected = int32([3], [outputs.num_pos ?? 0, outputs.num_neg ?? 0, 0])
    const { labels } = inputs
    const [size, positiveFraction] = [params.batch_size_per_image, params.positive_fraction]
    const input = (permutation: Int32Tensor) => ({ labels, permutation, size, positiveFraction })
    return questions(...permutations(labels.size).map((order) => drawn(input(order), expected, ask)))
  },
)
