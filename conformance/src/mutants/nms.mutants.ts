import type { Box } from "@detspec/core"
import { area, int32, mapTensor, toArray, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { byScore, greedy, intersection, iou, nms } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Scan = (input: In<"nms">, order: readonly number[], boxes: readonly Box[]) => readonly number[]

const scan = (bug: string, run: Scan, source = ""): Mutant =>
  mutant(
    "nms",
    bug,
    {
      nms: (input) => {
        const keep = run(input, byScore(input.scores), toBoxes(input.boxes))
        return { keep: int32([keep.length], keep) }
      },
    },
    source,
  )

/** Greedy with another rule for when one box suppresses another. */
const rule = (
  order: readonly number[],
  boxes: readonly Box[],
  suppresses: (a: Box, b: Box) => boolean,
): readonly number[] =>
  order.reduce<number[]>((kept, i) => {
    const box = boxes[i]
    const dropped = kept.some((j) => box && boxes[j] && suppresses(boxes[j], box))
    return dropped ? kept : kept.concat(i)
  }, [])

const touching = (a: Box, b: Box): number =>
  iou([a[0], a[1], a[2] + 1, a[3] + 1], [b[0], b[1], b[2] + 1, b[3] + 1])

const nowhere: Box = [0, 0, 0, 0]
const coarse = (x: number): number => {
  const step = 2 ** (Math.floor(Math.log2(x)) - 19)
  return Math.round(x / step) * step
}

export const nmsMutants: readonly Mutant[] = [
  mutant("nms", "coordinates below 0 are taken for 0", {
    nms: (input) => nms({ ...input, boxes: mapTensor(input.boxes, (x) => Math.max(x, 0)) }),
  }),
  scan(
    "suppresses at IoU ≥ τ",
    ({ threshold }, order, boxes) => rule(order, boxes, (a, b) => iou(a, b) >= threshold),
    "pytorch/vision#1556",
  ),
  scan(
    "equal scores: the last index wins",
    ({ scores, threshold }, _, boxes) => {
      const values = toArray(scores)
      const order = values.map((_, i) => i).sort((i, j) => (values[j] ?? 0) - (values[i] ?? 0) || j - i)
      return greedy(order, boxes, threshold)
    },
    "pytorch/vision#2157",
  ),
  scan(
    "kept indices ascending",
    ({ threshold }, order, boxes) => [...greedy(order, boxes, threshold)].sort((i, j) => i - j),
    "jwyang/faster-rcnn.pytorch#729",
  ),
  scan(
    "suppressed boxes still suppress",
    ({ threshold }, order, boxes) =>
      order.filter(
        (i, at) =>
          !order
            .slice(0, at)
            .some((j) => iou(boxes[i] ?? [0, 0, 0, 0], boxes[j] ?? [0, 0, 0, 0]) > threshold),
      ),
    "jeetkanjani7/Parallel_NMS#5",
  ),
  scan(
    "widths of x2 - x1 + 1",
    ({ threshold }, order, boxes) => rule(order, boxes, (a, b) => touching(a, b) > threshold),
    "rbgirshick/py-faster-rcnn: nms_kernel.cu",
  ),
  scan("ignores the threshold", (_, order, boxes) => greedy(order, boxes, 0.5), "keras-team/keras-cv#2526"),
  scan("worst score first", ({ threshold }, order, boxes) => greedy([...order].reverse(), boxes, threshold)),
  scan(
    "the first box is not put on the list",
    ({ threshold }, order, boxes) => greedy(order, boxes, threshold).slice(1),
    "wang-xinyu/tensorrtx#250",
  ),
  scan("compares each box with the last kept one only", ({ threshold }, order, boxes) =>
    order.reduce<number[]>((kept, i) => {
      const last = kept.at(-1)
      const clash =
        last !== undefined && iou(boxes[last] ?? [0, 0, 0, 0], boxes[i] ?? [0, 0, 0, 0]) > threshold
      return clash ? kept : kept.concat(i)
    }, []),
  ),
  scan("at most five boxes", ({ threshold }, order, boxes) => greedy(order, boxes, threshold).slice(0, 5)),
  scan("boxes without area are dropped", ({ threshold }, order, boxes) =>
    greedy(order, boxes, threshold).filter(
      (i) => iou(boxes[i] ?? [0, 0, 0, 0], boxes[i] ?? [0, 0, 0, 0]) > 0,
    ),
  ),
  mutant("nms", "positions in the sorted order instead of indices", {
    nms: (input) => {
      const order = byScore(input.scores)
      const keep = toArray(nms(input).keep).map((i) => order.indexOf(i))
      return { keep: int32([keep.length], keep) }
    },
  }),
  mutant("nms", "sorted by the bits of the scores: -0 after 0", {
    nms: (input) => nms({ ...input, scores: mapTensor(input.scores, (x) => (Object.is(x, -0) ? -1e-9 : x)) }),
  }),
  scan(
    "areas beyond 65504 are infinite",
    ({ threshold }, order, boxes) =>
      rule(order, boxes, (a, b) => Math.max(area(a), area(b)) <= 65504 && iou(a, b) > threshold),
    "pytorch/vision#3371",
  ),
  scan(
    "overlaps by a reciprocal in single precision",
    ({ threshold }, order, boxes) =>
      rule(order, boxes, (a, b) => {
        const all = area(a) + area(b) - intersection(a, b)
        return all > 0 && Math.fround(intersection(a, b) * Math.fround(1 / all)) > threshold
      }),
    "pytorch/vision#2072",
  ),
  scan(
    "overlaps in single precision, the threshold in double",
    ({ threshold }, order, boxes) => rule(order, boxes, (a, b) => Math.fround(iou(a, b)) > threshold),
    "pytorch/vision#7165",
  ),
  scan(
    "≥ where τ is 0",
    ({ threshold }, order, boxes) =>
      rule(order, boxes, (a, b) => iou(a, b) > threshold || (threshold === 0 && iou(a, b) >= 0)),
    "tensorflow/tensorflow#34268",
  ),
  scan(
    "no boxes: the first is kept",
    ({ threshold }, order, boxes) => (boxes.length === 0 ? [0] : greedy(order, boxes, threshold)),
    "openvinotoolkit/mmdetection#341",
  ),
  scan(
    "0/0 overlaps are not ≤ τ, so boxes without area drop each other",
    ({ threshold }, order, boxes) =>
      rule(
        order,
        boxes,
        (a, b) => !(intersection(a, b) / (area(a) + area(b) - intersection(a, b)) <= threshold),
      ),
    "face-api.js: nonMaxSuppression.ts",
  ),
  scan(
    "boxes beyond 65,536 are lost: indices of sixteen bits",
    ({ threshold }, order, boxes) =>
      greedy(
        order.filter((i) => i < 2 ** 16),
        boxes,
        threshold,
      ),
    "pytorch/pytorch#31568",
  ),
  scan(
    "a loop ends after a thousand boxes",
    ({ threshold }, order, boxes) => greedy(order.slice(0, 1000), boxes, threshold),
    "gpujs/gpu.js#522",
  ),
  scan(
    "the threshold is read as 1 - τ",
    ({ threshold }, order, boxes) => greedy(order, boxes, 1 - threshold),
    "ultralytics/ultralytics#8428",
  ),
  wrapped("nms", "after 256 boxes kept the first come again", ["keep", 0], 256),
  scan("each box is compared with the best thousand kept ones", ({ threshold }, order, boxes) =>
    order.reduce<number[]>((kept, i) => {
      const box = boxes[i] ?? nowhere
      const clash = kept.slice(0, 1000).some((j) => iou(boxes[j] ?? nowhere, box) > threshold)
      if (!clash) kept.push(i)
      return kept
    }, []),
  ),
  scan("only boxes of the same thousand are compared", ({ threshold }, order, boxes) => {
    const kept: number[] = []
    for (let from = 0; from < order.length; from += 1000) {
      kept.push(...greedy(order.slice(from, from + 1000), boxes, threshold))
    }
    return kept
  }),
  scan("all at once, and twenty times, instead of one by one", ({ threshold }, order, boxes) => {
    let kept = order
    for (let round = 0; round < 20 && order.length < 2000; round += 1) {
      const known = new Set(kept)
      kept = order.filter(
        (i, at) =>
          !order
            .slice(0, at)
            .some((j) => known.has(j) && iou(boxes[i] ?? nowhere, boxes[j] ?? nowhere) > threshold),
      )
    }
    return order.length < 2000 ? kept : greedy(order, boxes, threshold)
  }),
  scan("a billionth added to the union, so that it is never 0", ({ threshold }, order, boxes) =>
    rule(order, boxes, (a, b) => {
      const shared = intersection(a, b)
      return shared / (area(a) + area(b) - shared + 1e-9) > threshold
    }),
  ),
  scan("areas in 20 binary digits", ({ threshold }, order, boxes) =>
    rule(order, boxes, (a, b) => {
      const shared = intersection(a, b)
      return shared > 0 && shared / (coarse(area(a)) + coarse(area(b)) - shared) > threshold
    }),
  ),
  mutant("nms", "scores up to a million", {
    nms: (input) =>
      nms({ ...input, scores: mapTensor(input.scores, (s) => Math.min(Math.max(s, -1e6), 1e6)) }),
  }),
]
