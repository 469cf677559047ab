import { int32, tabulateInt32, toArray } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import * as fc from "fast-check"
import { same, sameRecord } from "../kit/compare.js"
import { dyadic, listOf, seldom } from "../kit/generators/numbers.js"
import { permutationOf, spread } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { allHold, expect } from "../kit/verdict.js"

type Input = In<"sampleBalanced">

const label = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 80, 256, 65_536, 2 ** 24, 2 ** 31 - 1) },
  { weight: 1, arbitrary: fc.constant(-1) },
)
const vector = (values: readonly number[]) => int32([values.length], values)

const count = seldom(0, fc.constantFrom(8, 1, 2, 5, 13, 32, 70, 300))
const valid: fc.Arbitrary<Input> = count.chain((N) =>
  fc.record({
    labels: listOf(label, N).map(vector),
    permutation: permutationOf(N).map(vector),
    size: seldom(
      0,
      fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 320 }) },
        { weight: 2, arbitrary: fc.constantFrom(65_537, 2 ** 24 + 1, 2 ** 31 + 6, 2 ** 32 + 4) },
      ),
      25,
    ),
    positiveFraction: seldom(0, fc.oneof(fc.constantFrom(0.25, 0.5, 1), dyadic(2 ** -5, 1, 5)), 25),
  }),
)

/** Along the permutation, the indices with labels of one kind. */
const preferred = ({ labels, permutation }: Input, wanted: (label: number) => boolean): readonly number[] =>
  toArray(permutation).filter((i) => wanted(labels.get(i)))
const isPositive = (label: number): boolean => label >= 1
const isNegative = (label: number): boolean => label === 0

const contains = (whole: Out<"sampleBalanced">, part: Out<"sampleBalanced">): boolean =>
  toArray(part.positives).every((i) => toArray(whole.positives).includes(i)) &&
  toArray(part.negatives).every((i) => toArray(whole.negatives).includes(i))

const spoiled = (input: Input, at: number, value: number): Input => {
  const order = toArray(input.permutation)
  return { ...input, permutation: vector(order.map((i, k) => (k === at % order.length ? value : i))) }
}
const some = valid.filter(({ labels }) => (labels.shape[0] ?? 0) > 1)

/** Sizes and parts of them: size · (part / size) is not part for one in twenty, which are drawn as often as all. */
const parts = Array.from({ length: 128 }, (_, n) => n + 1).flatMap((size) =>
  Array.from({ length: size }, (_, part) => [size, part + 1] as const),
)
const quotients = fc.oneof(
  fc.constantFrom(...parts),
  fc.constantFrom(...parts.filter(([size, part]) => size * (part / size) !== part)),
)

export const sampleBalancedLaws: LawsOf<"sampleBalanced"> = lawsOf("sampleBalanced", {
  valid,
  large: () => ({
    labels: tabulateInt32([100_000], (n = 0) => Math.max(-1, Math.floor(spread(n) * 40) - 37)),
    permutation: tabulateInt32([100_000], (n = 0) => (n * 7919) % 100_000),
    size: 512,
    positiveFraction: 0.25,
  }),
  long: {
    "one large input: more of either kind drawn than 16 bits count": () => ({
      labels: tabulateInt32([140_003], (n = 0) => (n % 2) * (1 + (n % 3))),
      permutation: tabulateInt32([140_003], (n = 0) => (n * 7919) % 140_003),
      size: 131_235,
      positiveFraction: 0.5,
    }),
  },
  refusals: {
    "permutation of the indices": {
      field: "permutation",
      given: fc
        .tuple(some, fc.nat({ max: 40 }), fc.constantFrom("twice", "beyond", "negative"))
        .map(([input, at, how]) => {
          const N = input.labels.shape[0] ?? 0
          const other = input.permutation.get((at + 1) % N)
          return spoiled(input, at, how === "twice" ? other : how === "beyond" ? N : -1)
        }),
    },
  },
  laws: [
    law(
      "sampleBalanced",
      "as many positives as there are, at most ⌊size · fraction⌋; negatives fill up to size, as far as there are",
      valid,
      async (sampleBalanced, input) => {
        const { positives, negatives } = await sampleBalanced(input)
        const most = Math.floor(input.size * input.positiveFraction)
        const P = Math.min(preferred(input, isPositive).length, most)
        const Q = Math.min(preferred(input, isNegative).length, input.size - P)
        return expect(
          positives.size === P && negatives.size === Q,
          `${P} positives, ${Q} negatives`,
          `${positives.size}, ${negatives.size}`,
        )
      },
    ),
    law(
      "sampleBalanced",
      "positives have labels of 1 or more, negatives 0, each index once and ascending",
      valid,
      async (sampleBalanced, input) => {
        const { positives, negatives } = await sampleBalanced(input)
        const rising = (indices: readonly number[]): boolean =>
          indices.every((i, at) => at === 0 || i > (indices[at - 1] ?? 0))
        const [p, q] = [toArray(positives), toArray(negatives)]
        const labelled = p.every((i) => input.labels.get(i) >= 1) && q.every((i) => input.labels.get(i) === 0)
        return expect(labelled && rising(p) && rising(q), "ascending, by label", `${p}; ${q}`)
      },
    ),
    law(
      "sampleBalanced",
      "none that is left out comes before one of its kind that is drawn, in the permutation",
      valid,
      async (sampleBalanced, input) => {
        const { positives, negatives } = await sampleBalanced(input)
        const first = (all: readonly number[], count: number) =>
          vector([...all.slice(0, count)].sort((i, j) => i - j))
        return allHold([
          same(first(preferred(input, isPositive), positives.size), positives, "positives"),
          same(first(preferred(input, isNegative), negatives.size), negatives, "negatives"),
        ])
      },
    ),
    law(
      "sampleBalanced",
      "⌊size · fraction⌋ is that of one product in double precision, also where the product is a whole number but for rounding",
      quotients,
      async (sampleBalanced, [size, wanted]) => {
        const positiveFraction = wanted / size
        const labels = tabulateInt32([300], () => 1)
        const permutation = tabulateInt32([300], (n = 0) => n)
        const { positives } = await sampleBalanced({ labels, permutation, size, positiveFraction })
        const most = Math.floor(size * positiveFraction)
        return expect(positives.size === most, `${most} positives`, `${positives.size}`)
      },
    ),
    law(
      "sampleBalanced",
      "which class a positive has makes no difference",
      valid,
      async (sampleBalanced, input) => {
        const labels = vector(toArray(input.labels).map((t) => Math.min(t, 1)))
        return sameRecord(await sampleBalanced(input), await sampleBalanced({ ...input, labels }))
      },
    ),
    law(
      "sampleBalanced",
      "one more example only adds to the sample",
      valid,
      async (sampleBalanced, input) => {
        const sample = await sampleBalanced(input)
        const larger = await sampleBalanced({ ...input, size: input.size + 1 })
        return expect(
          contains(larger, sample),
          `${toArray(sample.positives)}; ${toArray(sample.negatives)} and more`,
          `${toArray(larger.positives)}; ${toArray(larger.negatives)}`,
        )
      },
    ),
    law(
      "sampleBalanced",
      "ignored ones might as well come last in the permutation",
      valid,
      async (sampleBalanced, input) => {
        const ignored = preferred(input, (t) => t < 0)
        const permutation = vector([...preferred(input, (t) => t >= 0), ...ignored])
        return sameRecord(await sampleBalanced(input), await sampleBalanced({ ...input, permutation }))
      },
    ),
    fact(
      "sampleBalanced",
      "a share of positives is rounded down: of 7 examples, a half are 3",
      async (sampleBalanced) => {
        const labels = vector([1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
        const permutation = vector([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
        const sample = await sampleBalanced({ labels, permutation, size: 7, positiveFraction: 0.5 })
        return sameRecord({ positives: vector([2, 3, 4]), negatives: vector([6, 7, 8, 9]) }, sample)
      },
    ),
    fact(
      "sampleBalanced",
      "where every label is to be ignored, nothing is drawn, whatever the size",
      async (sampleBalanced) => {
        const [labels, permutation] = [vector([-1, -1]), vector([1, 0])]
        const sample = await sampleBalanced({ labels, permutation, size: 4, positiveFraction: 0.5 })
        return sameRecord({ positives: vector([]), negatives: vector([]) }, sample)
      },
    ),
  ],
})
