import type { FloatTensor } from "@detspec/core"
import { boxAt, centred, float64, rows, toArray, toBoxes } from "@detspec/core"
import { joinRows, takeRows } from "@detspec/detectors"
import type { Backend } from "@detspec/spec"
import { answer } from "../../answer.js"
import type { Point } from "./chart.js"

/** True boxes and anchors in one kind of coordinates. */
interface Boxes {
  readonly boxes: FloatTensor
  readonly anchors: FloatTensor
}

/** What came out otherwise in the other coordinates. */
export interface Compared {
  readonly boxes: number
  /** Boxes and anchors that overlap. */
  readonly pairs: number
  /** The largest difference of an overlap, and of a delta. */
  readonly iou: number
  readonly deltas: number
  /** How many anchors were matched otherwise, and how many boxes suppression kept in one only. */
  readonly matches: number
  readonly kept: number
  /** The largest difference of an overlap that counts both ends of a side. */
  readonly plusOne: number
  /** True boxes with a side below 16. */
  readonly smallOnImage: number
  readonly smallOnMap: number
}

const overlaps = async (
  { boxIou }: Backend["operations"],
  { boxes, anchors }: Boxes,
): Promise<readonly number[]> => toArray((await answer(boxIou({ boxes1: boxes, boxes2: anchors }))).iou)

/** Both ends of a side count: x2 - x1 + 1. */
const oneLonger = (boxes: FloatTensor): FloatTensor =>
  rows(
    4,
    toBoxes(boxes).map(([x1, y1, x2, y2]) => [x1, y1, x2 + 1, y2 + 1]),
  )

/** All that is worked out of boxes and anchors, in one kind of coordinates. */
const workedOut = async (operations: Backend["operations"], { boxes, anchors }: Boxes) => {
  const { encodeBoxes, matchAnchors, nms, removeSmallBoxes } = operations
  const iou = await overlaps(operations, { boxes, anchors })
  const count = anchors.shape[0] ?? 0
  const best = toBoxes(boxes).map((_, n) => {
    const own = iou.slice(n * count, (n + 1) * count)
    return own.indexOf(Math.max(...own))
  })
  const weights = [1, 1, 1, 1] as const
  const { deltas } = await answer(encodeBoxes({ boxes, anchors: takeRows(anchors, best), weights }))
  const { matches } = await answer(
    matchAnchors({ anchors, truths: boxes, high: 0.5, low: 0.4, lowQuality: "own" }),
  )
  const scores = float64(
    [count],
    Array.from({ length: count }, (_, m) => Math.max(...best.map((_, n) => iou[n * count + m] ?? 0))),
  )
  const { keep } = await answer(nms({ boxes: anchors, scores, threshold: 0.5 }))
  const longer = await overlaps(operations, { boxes: oneLonger(boxes), anchors: oneLonger(anchors) })
  const { keep: large } = await answer(removeSmallBoxes({ boxes, minSize: 16 }))
  return {
    iou,
    deltas: toArray(deltas),
    matches: toArray(matches),
    keep: toArray(keep),
    longer,
    large: large.size,
  }
}

const furthest = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((most, x, n) => Math.max(most, Math.abs(x - (b[n] ?? 0))), 0)
const differing = (a: readonly number[], b: readonly number[]): number =>
  a.filter((x) => !b.includes(x)).length + b.filter((x) => !a.includes(x)).length

/** The same scene in pixels of the image and in cells of the map. */
export const compare = async ({ operations }: Backend, onImage: Boxes, onMap: Boxes): Promise<Compared> => {
  const [a, b] = [await workedOut(operations, onImage), await workedOut(operations, onMap)]
  const boxes = onImage.boxes.shape[0] ?? 0
  return {
    boxes,
    pairs: a.iou.filter((iou) => iou > 0).length,
    iou: furthest(a.iou, b.iou),
    deltas: furthest(a.deltas, b.deltas),
    matches: a.matches.filter((match, n) => match !== b.matches[n]).length,
    kept: differing(a.keep, b.keep),
    plusOne: furthest(a.longer, b.longer),
    smallOnImage: boxes - a.large,
    smallOnMap: boxes - b.large,
  }
}

/** Rounded to whole cells as RoIPool does it: both corners to the nearest cell, which belongs to the region. */
const rounded = (boxes: FloatTensor, stride: number): FloatTensor => {
  const near = (x: number) => Math.round(x / stride) * stride
  return rows(
    4,
    toBoxes(boxes).map(([x1, y1, x2, y2]) => [near(x1), near(y1), near(x2) + stride, near(y2) + stride]),
  )
}

/** What is left of a region of a size after rounding. */
export interface Rounding {
  readonly stride: number
  readonly points: readonly Point[]
}

/** The mean overlap of true boxes with what RoIPool makes of them, by size: octaves from 8 pixels on, in quarters. */
export const roundingBySide = async (
  { operations: { boxIou } }: Backend,
  strides: readonly number[],
  scenes: readonly FloatTensor[],
): Promise<readonly Rounding[]> => {
  const boxes = joinRows(scenes, [4])
  const sizes = toBoxes(boxes).map((_, n) => {
    const { w, h } = centred(boxAt(boxes, n))
    return Math.sqrt(w * h)
  })
  const found: Rounding[] = []
  for (const stride of strides) {
    const whole = rounded(boxes, stride)
    const ious: number[] = []
    for (const n of sizes.keys()) {
      const pair = { boxes1: takeRows(boxes, [n]), boxes2: takeRows(whole, [n]) }
      ious.push((await answer(boxIou(pair))).iou.get(0, 0))
    }
    const points = Array.from({ length: 15 }, (_, n) => 8 * 2 ** (n / 4)).flatMap(
      (size): readonly Point[] => {
        const own = ious.filter((_, n) => Math.abs(Math.log2((sizes[n] ?? 1) / size)) <= 0.25)
        return own.length < 5 ? [] : [[size, own.reduce((sum, iou) => sum + iou, 0) / own.length]]
      },
    )
    found.push({ stride, points })
  }
  return found
}

/** Smooth L1 of a box that lies a tenth of its side beside the true one, by its side. */
export interface LossBySide {
  readonly pixels: readonly Point[]
  readonly cells: readonly Point[]
  readonly deltas: readonly Point[]
}

export const lossBySide = async (
  { operations: { smoothL1 } }: Backend,
  stride: number,
): Promise<LossBySide> => {
  const sides = Array.from({ length: 30 }, (_, n) => 8 * 2 ** (n / 8)).filter((side) => side <= 100)
  const lossOf = async (error: (side: number) => number): Promise<readonly Point[]> => {
    const predictions = float64([sides.length, 1], sides.map(error))
    const targets = float64(
      [sides.length, 1],
      sides.map(() => 0),
    )
    const { loss } = await answer(smoothL1({ predictions, targets, beta: 1 }))
    return sides.map((side, n): Point => [side, loss.get(n, 0)])
  }
  return {
    pixels: await lossOf((side) => side / 10),
    cells: await lossOf((side) => side / 10 / stride),
    deltas: await lossOf(() => 1 / 10),
  }
}
