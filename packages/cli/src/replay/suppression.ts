import type { Arithmetic, Box, FloatTensor, Int32Tensor } from "@detspec/core"
import { area, relativeBound, toBoxes } from "@detspec/core"
import { boxIouContract, byScore, intersection, iou } from "@detspec/spec"

interface Given {
  readonly boxes: FloatTensor
  readonly scores: FloatTensor
  readonly threshold: number
  readonly groups?: Int32Tensor
}

const isSingle = (x: number): boolean => Math.fround(x) === x

/** Whether nothing rounds, in single precision either, on the way to the IoU and its threshold. */
const isExact = (a: Box, b: Box, threshold: number): boolean => {
  const shared = intersection(a, b)
  const steps = [
    area(a),
    area(b),
    shared,
    area(a) + area(b),
    area(a) + area(b) - shared,
    iou(a, b),
    threshold,
  ]
  return steps.every(isSingle)
}

const iouBound = (arithmetic: Arithmetic): number => {
  const { iou: accuracy } = boxIouContract.accuracy
  return accuracy.kind === "rounded" ? relativeBound(accuracy.cost, arithmetic) : 0
}

type Overlaps = (i: number, j: number) => boolean

const overlapsOf = (
  { boxes, threshold, groups }: Given,
  arithmetic: Arithmetic,
): readonly [Overlaps, Overlaps] => {
  const list = toBoxes(boxes)
  const reach = iouBound(arithmetic)
  const beyond = (sign: 1 | -1) => (i: number, j: number) => {
    const [a, b] = [list[i], list[j]]
    if (a === undefined || b === undefined) return false
    if (groups !== undefined && groups.get(i) !== groups.get(j)) return false
    const slack = isExact(a, b, threshold) ? 0 : reach * (iou(a, b) + threshold)
    return slack === 0 ? iou(a, b) > threshold : iou(a, b) > threshold + sign * slack
  }
  return [beyond(1), beyond(-1)]
}

/**
 * Whether rounding on the backend can have led to these kept boxes: they stand in order, no two of them certainly
 * overlap too much, and each other box possibly overlaps a kept, better one too much.
 */
export const couldBeKept =
  (given: Given, arithmetic: Arithmetic) =>
  (kept: readonly number[]): boolean => {
    const order = byScore(given.scores)
    const rank = new Map(order.map((index, place) => [index, place]))
    const place = (i: number) => rank.get(i) ?? -1
    const [certainly, possibly] = overlapsOf(given, arithmetic)
    const inOrder = kept.every((i, k) => place(i) >= 0 && (k === 0 || place(kept[k - 1] ?? -1) < place(i)))
    if (!inOrder) return false
    const better = (i: number) => kept.filter((j) => place(j) < place(i))
    return order.every((i) =>
      kept.includes(i) ? !better(i).some((j) => certainly(i, j)) : better(i).some((j) => possibly(i, j)),
    )
  }
