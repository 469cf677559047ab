import type { Box } from "@detspec/core"
import { float64, int32, mapTensor, toArray, toBoxes } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import { iou, nms, softDecay, softNms } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { narrow, wrapped } from "./common/wrapped.js"

type Input = In<"softNms">
type Output = Out<"softNms">

const answer = (keep: readonly number[], scores: readonly number[]): Output => ({
  keep: int32([keep.length], keep),
  scores: float64([scores.length], scores),
})

const whole = (bug: string, run: (input: Input) => Output, source = ""): Mutant =>
  mutant("softNms", bug, { softNms: run }, source)

interface Rules {
  /** What is left of a score. */
  readonly decay?: (overlap: number, input: Input) => number
  /** Whether a later one is taken before an earlier one. */
  readonly before?: (score: number, best: number) => boolean
  readonly reaches?: (score: number, given: number, input: Input) => boolean
  /** Whether a box that is taken lowers the others. */
  readonly counts?: (taken: number) => boolean
  readonly sameBox?: (a: Box) => Box
}

/** Soft suppression with one of its rules changed. */
const ruled = (bug: string, rules: Rules, source = ""): Mutant => {
  const { decay = softDecay, before = (s, best) => s > best, counts = () => true, sameBox = (a) => a } = rules
  const { reaches = (score, _, { minScore }) => score >= minScore } = rules
  return whole(
    bug,
    (input) => {
      const [boxes, given] = [toBoxes(input.boxes).map(sameBox), toArray(input.scores)]
      const left = new Map(given.map((score, i) => [i, score]))
      const taken: number[] = []
      const scores: number[] = []
      while (left.size > 0) {
        const [best, score] = [...left].reduce((a, b) => (before(b[1], a[1]) ? b : a))
        if (!reaches(score, given[best] ?? 0, input)) break
        left.delete(best)
        if (counts(taken.length)) {
          for (const [i, s] of left) {
            const [a, b] = [boxes[best], boxes[i]]
            if (a && b) left.set(i, s * decay(iou(a, b), input))
          }
        }
        taken.push(best)
        scores.push(score)
      }
      return answer(taken, scores)
    },
    source,
  )
}

export const softNmsMutants: readonly Mutant[] = [
  whole(
    "scores as they were given",
    (input) => {
      const keep = toArray(softNms(input).keep)
      return answer(
        keep,
        keep.map((i) => input.scores.get(i)),
      )
    },
    "open-mmlab/mmcv#1019",
  ),
  ruled(
    "the least score is compared with what was given",
    { reaches: (_, given, { minScore }) => given >= minScore },
    "open-mmlab/mmcv#1726",
  ),
  ruled("a score of exactly the least is dropped", { reaches: (score, _, { minScore }) => score > minScore }),
  ruled("the least score is not looked at", { reaches: () => true }),
  ruled("linear above τ only", {
    decay: (u, i) => (i.decay === "linear" ? (u > i.threshold ? 1 - u : 1) : softDecay(u, i)),
  }),
  ruled("linear whatever τ", { decay: (u, i) => (i.decay === "linear" ? 1 - u : softDecay(u, i)) }),
  ruled("linear leaves the overlap instead of the rest", {
    decay: (u, i) => (i.decay === "linear" && u >= i.threshold && u > 0 ? u : softDecay(u, i)),
  }),
  ruled("gaussian of the overlap, not of its square", {
    decay: (u, i) => (i.decay === "gaussian" ? Math.exp(-u / i.sigma) : softDecay(u, i)),
  }),
  ruled("gaussian with 2 σ²", {
    decay: (u, i) =>
      i.decay === "gaussian" ? Math.exp(-(u * u) / (2 * i.sigma * i.sigma)) : softDecay(u, i),
  }),
  ruled("gaussian times σ", {
    decay: (u, i) => (i.decay === "gaussian" ? Math.exp(-u * u * i.sigma) : softDecay(u, i)),
  }),
  ruled("gaussian with σ of a thousandth at least", {
    decay: (u, i) => softDecay(u, { ...i, sigma: Math.max(i.sigma, 0.001) }),
  }),
  ruled("gaussian with σ of 8 at most", {
    decay: (u, i) => softDecay(u, { ...i, sigma: Math.min(i.sigma, 8) }),
  }),
  ruled("gaussian: less than a thousandth is nothing", {
    decay: (u, i) => (softDecay(u, i) < 0.001 ? 0 : softDecay(u, i)),
  }),
  whole("scores above 32,767 are cut", (input) =>
    softNms({ ...input, scores: mapTensor(input.scores, (s) => Math.min(s, 32_767)) }),
  ),
  ruled("gaussian from τ on only", {
    decay: (u, i) => (i.decay === "gaussian" && u < i.threshold ? 1 : softDecay(u, i)),
  }),
  ruled("always linear", { decay: (u, i) => softDecay(u, { ...i, decay: "linear" }) }),
  ruled("always gaussian", { decay: (u, i) => softDecay(u, { ...i, decay: "gaussian" }) }),
  ruled("hard: from τ on nothing is left", { decay: (u, { threshold }) => (u > threshold ? 0 : 1) }),
  ruled("only the first box lowers others", { counts: (taken) => taken === 0 }),
  ruled("equal scores: the last index is taken", { before: (score, best) => score >= best }),
  ruled("widths of x2 - x1 + 1", { sameBox: ([x1, y1, x2, y2]) => [x1, y1, x2 + 1, y2 + 1] }),
  whole("scores below 0.001 are dropped, whatever the least", (input) =>
    softNms({ ...input, minScore: Math.max(input.minScore, 0.001) }),
  ),
  whole("scores above 1 are cut to 1", (input) =>
    softNms({ ...input, scores: mapTensor(input.scores, (s) => Math.min(s, 1)) }),
  ),
  whole("kept indices ascending", (input) => {
    const { keep, scores } = softNms(input)
    const order = toArray(keep)
      .map((_, at) => at)
      .sort((a, b) => keep.get(a) - keep.get(b))
    return answer(
      order.map((at) => keep.get(at)),
      order.map((at) => scores.get(at)),
    )
  }),
  whole("order by the scores given", (input) => {
    const { keep, scores } = softNms(input)
    const order = toArray(keep)
      .map((_, at) => at)
      .sort(
        (a, b) => input.scores.get(keep.get(b)) - input.scores.get(keep.get(a)) || keep.get(a) - keep.get(b),
      )
    return answer(
      order.map((at) => keep.get(at)),
      order.map((at) => scores.get(at)),
    )
  }),
  whole("hard suppression", (input) => {
    const keep = toArray(nms(input).keep).filter((i) => input.scores.get(i) >= input.minScore)
    return answer(
      keep,
      keep.map((i) => input.scores.get(i)),
    )
  }),
  whole(
    "the least score is passed for the threshold",
    (input) => softNms({ ...input, threshold: Math.min(Math.max(input.minScore, 0), 1) }),
    "tensorflow/tfjs-models: coco-ssd",
  ),
  narrow("softNms", "indices of sixteen bits", "keep", 65_536),
  wrapped("softNms", "after 512 boxes taken the first come again", ["keep", 0], 512),
]
