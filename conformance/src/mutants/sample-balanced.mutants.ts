import { int32, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import { sampleBalanced } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Input = In<"sampleBalanced">

const vector = (values: readonly number[]) => int32([values.length], values)
const sorted = (values: readonly number[]): readonly number[] => [...values].sort((i, j) => i - j)

type Pick = (
  input: Input,
  positives: readonly number[],
  negatives: readonly number[],
) => readonly [positives: readonly number[], negatives: readonly number[]]

/** Other numbers of those that the permutation prefers. */
const picked = (bug: string, pick: Pick, source = ""): Mutant =>
  mutant(
    "sampleBalanced",
    bug,
    {
      sampleBalanced: (input) => {
        const order = toArray(input.permutation)
        const kind = (wanted: (t: number) => boolean) => order.filter((i) => wanted(input.labels.get(i)))
        const [p, q] = pick(
          input,
          kind((t) => t >= 1),
          kind((t) => t === 0),
        )
        return { positives: vector(sorted(p)), negatives: vector(sorted(q)) }
      },
    },
    source,
  )

const asked = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("sampleBalanced", bug, { sampleBalanced: (input) => sampleBalanced(change(input)) }, source)

const share = ({ size, positiveFraction }: Input): number => Math.floor(size * positiveFraction)

export const sampleBalancedMutants: readonly Mutant[] = [
  picked(
    "negatives do not fill up where positives are few",
    (i, p, q) => [p.slice(0, share(i)), q.slice(0, i.size - share(i))],
    "ruotianluo/pytorch-faster-rcnn#11",
  ),
  picked("positives fill up where negatives are few", (i, p, q) => {
    const few = p.slice(0, share(i))
    const rest = q.slice(0, i.size - few.length)
    return [p.slice(0, i.size - rest.length), rest]
  }),
  picked("the share is rounded up", (i, p, q) => {
    const few = p.slice(0, Math.ceil(i.size * i.positiveFraction))
    return [few, q.slice(0, i.size - few.length)]
  }),
  picked("the share is rounded to the nearest", (i, p, q) => {
    const few = p.slice(0, Math.round(i.size * i.positiveFraction))
    return [few, q.slice(0, i.size - few.length)]
  }),
  picked("the share is one of those that there are", (i, p, q) => {
    const few = p.slice(0, Math.floor((p.length + q.length) * i.positiveFraction)).slice(0, i.size)
    return [few, q.slice(0, i.size - few.length)]
  }),
  picked("the fraction is of negatives", (i, p, q) => {
    const few = q.slice(0, share(i))
    return [p.slice(0, i.size - few.length), few]
  }),
  picked("the last of the permutation, not the first", (i, p, q) => {
    const few = [...p].reverse().slice(0, share(i))
    return [few, [...q].reverse().slice(0, i.size - few.length)]
  }),
  picked("negatives up to the size, whatever the positives", (i, p, q) => [
    p.slice(0, share(i)),
    q.slice(0, i.size),
  ]),
  picked("evenly spaced along the permutation, not the first", (i, p, q) => {
    const spaced = (all: readonly number[], count: number): readonly number[] =>
      Array.from({ length: Math.min(count, all.length) }, (_, k) => {
        const step = Math.max(1, Math.floor(all.length / count))
        return all[k * step] ?? 0
      })
    const few = spaced(p, share(i))
    return [few, spaced(q, i.size - few.length)]
  }),
  asked("ignored ones are negatives", (i) => ({
    ...i,
    labels: vector(toArray(i.labels).map((t) => Math.max(t, 0))),
  })),
  asked("only class 1 is positive", (i) => ({
    ...i,
    labels: vector(toArray(i.labels).map((t) => (t > 1 ? -1 : t))),
  })),
  asked("the permutation is not looked at", (i) => ({
    ...i,
    permutation: vector(sorted(toArray(i.permutation))),
  })),
  asked("the permutation is read as ranks", (i) => {
    const order = toArray(i.permutation)
    return { ...i, permutation: vector(order.map((_, n) => order.indexOf(n))) }
  }),
  mutant("sampleBalanced", "in the order of the permutation, not ascending", {
    sampleBalanced: (input) => {
      const { positives, negatives } = sampleBalanced(input)
      const rank = toArray(input.permutation)
      const byRank = (all: readonly number[]) =>
        vector([...all].sort((i, j) => rank.indexOf(i) - rank.indexOf(j)))
      return { positives: byRank(toArray(positives)), negatives: byRank(toArray(negatives)) }
    },
  }),
  mutant("sampleBalanced", "positions among the negatives instead of indices", {
    sampleBalanced: (input) => {
      const { positives, negatives } = sampleBalanced(input)
      const all = toArray(input.labels).flatMap((t, i) => (t === 0 ? [i] : []))
      return { positives, negatives: vector(toArray(negatives).map((i) => all.indexOf(i))) }
    },
  }),
  mutant("sampleBalanced", "labels read from one byte", {
    sampleBalanced: (input) =>
      sampleBalanced({ ...input, labels: vector(toArray(input.labels).map((t) => (t < 0 ? t : t & 255))) }),
  }),
  picked(
    "missing negatives are drawn from all",
    (i, p, q) => {
      const few = p.slice(0, share(i))
      const some = q.slice(0, i.size - few.length)
      const rest = toArray(i.permutation).filter((n) => !few.includes(n) && !some.includes(n))
      return [few, [...some, ...rest.slice(0, i.size - few.length - some.length)]]
    },
    "apache/mxnet#6809",
  ),
  picked(
    "with nothing to draw from, the first is drawn",
    (i, p, q) => {
      const few = p.slice(0, share(i))
      const none = p.length + q.length === 0 && i.labels.size > 0
      return [few, none ? [0] : q.slice(0, i.size - few.length)]
    },
    "ruotianluo/pytorch-faster-rcnn#11",
  ),
  picked(
    "three negatives for each positive, so none without",
    (i, p, q) => {
      const few = p.slice(0, share(i))
      return [few, q.slice(0, Math.min(3 * few.length, i.size - few.length))]
    },
    "weiliu89/caffe#592",
  ),
  wrapped("sampleBalanced", "after 65,536 positives the first come again", ["positives", 0], 65_536),
  wrapped("sampleBalanced", "after 65,536 negatives the first come again", ["negatives", 0], 65_536),
  asked("a share in single precision", (i) => ({ ...i, positiveFraction: Math.fround(i.positiveFraction) })),
  picked("a share within a billionth of a whole number is one", (i, p, q) => {
    const few = p.slice(0, Math.floor(i.size * i.positiveFraction + 1e-9))
    return [few, q.slice(0, i.size - few.length)]
  }),
  asked("a size of 32 bits", (i) => ({ ...i, size: i.size % 2 ** 32 })),
]
