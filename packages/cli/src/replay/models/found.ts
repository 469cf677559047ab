import type { Box, Tensor } from "@detspec/core"
import { boxAt, isFloat, toArray } from "@detspec/core"
import type { Detections } from "@detspec/detectors"
import { iou } from "@detspec/spec"
import type { Stage } from "./stage.js"
import { compared } from "./stage.js"

/** One box of a list, with its score and class. */
interface Found {
  readonly box: Box
  readonly score: number
  readonly label: number
}

/** How far boxes and scores may lie, and the thresholds at which a box is taken or left. */
export interface Near {
  readonly boxes: number
  readonly scores: number
  readonly scoreThreshold: number
  readonly nmsThreshold: number
}

const listOf = (boxes: Tensor, scores: Tensor, labels: Tensor | undefined): readonly Found[] =>
  isFloat(boxes)
    ? toArray(scores).map((score, n) => ({ box: boxAt(boxes, n), score, label: labels?.get(n) ?? 0 }))
    : []

const isNear = (a: Found, b: Found, near: Near): boolean =>
  a.label === b.label &&
  Math.abs(a.score - b.score) <= near.scores &&
  a.box.every((x, i) => Math.abs(x - (b.box[i] ?? Number.NaN)) <= near.boxes)

/** All that one side found, and what the other did not. */
interface Side {
  readonly all: readonly Found[]
  readonly alone: readonly Found[]
}

/** How much an overlap of two boxes may move when their corners do: 4 corners each of a side of at least 1 pixel. */
const sway = (box: Box, near: Near): number => {
  const side = Math.max(1, Math.min(box[2] - box[0], box[3] - box[1]))
  return (8 * near.boxes) / side
}

/** Whether rounding may have taken or left it: its score stands at the threshold or at the end of the list, or an overlap at the threshold. */
const isBorderline = (one: Found, others: readonly Found[], near: Near): boolean => {
  const last = others.at(-1)?.score ?? near.scoreThreshold
  const edges = [near.scoreThreshold, last]
  if (edges.some((edge) => Math.abs(one.score - edge) <= near.scores)) return true
  return others.some((other) => {
    const overlap = iou(one.box, other.box)
    return overlap < 1 && Math.abs(overlap - near.nmsThreshold) <= sway(one.box, near)
  })
}

const suppresses = (a: Found, b: Found, near: Near): boolean =>
  a.label === b.label && iou(a.box, b.box) > near.nmsThreshold - sway(b.box, near)

/**
 * Those that rounding does not explain. Explained is what is borderline itself. In one of ten of a list, so that an
 * error in all boxes does not hide there: what overlaps one of the other side too much whose score is the same within
 * rounding, since either may go first; and what overlaps an explained one of the other side too much, which is there
 * instead.
 */
const unexplained = (mine: Side, theirs: Side, near: Near): readonly Found[] => {
  const sides = [mine, theirs]
  const borderline = sides.flatMap(({ alone, all }) => alone.filter((one) => isBorderline(one, all, near)))
  const explained = new Set(borderline)
  const tied = (a: Found, b: Found) => Math.abs(a.score - b.score) <= near.scores && suppresses(b, a, near)
  for (let before = -1; before < explained.size; ) {
    before = explained.size
    for (const [s, { alone }] of sides.entries()) {
      const across = sides[1 - s]?.alone ?? []
      const instead = (one: Found) => (other: Found) =>
        tied(one, other) || (explained.has(other) && suppresses(other, one, near))
      for (const one of alone) if (across.some(instead(one))) explained.add(one)
    }
  }
  const alone = sides.flatMap((side) => side.alone)
  const most = 2 * Math.floor(Math.min(mine.all.length, theirs.all.length) / 10)
  const byOthers = explained.size - borderline.length
  return byOthers > most ? alone : alone.filter((one) => !explained.has(one))
}

/** Those of `list` without a partner in `other`, each partner used once. */
const alone = (list: readonly Found[], other: readonly Found[], near: Near): readonly Found[] => {
  const free = new Set(other)
  return list.filter((one) => {
    const partner = [...free].find((candidate) => isNear(one, candidate, near))
    if (partner === undefined) return true
    free.delete(partner)
    return false
  })
}

type Recorded = Readonly<Record<string, Tensor>>

/** Under which names a list was recorded. */
export interface FoundNames {
  readonly boxes: string
  readonly scores: string
  readonly labels?: string
}

/**
 * Lists of boxes by score: the same ones, near each other. Where scores lie within rounding their order may differ,
 * and a box may be missing on one side only where rounding decides whether it is taken.
 */
export const comparedFound = (
  tensors: Recorded,
  names: FoundNames,
  actual: Pick<Detections, "boxes" | "scores"> & { readonly labels?: Tensor },
  near: Near,
): readonly Stage[] => {
  const [boxes, scores, labels] = [tensors[names.boxes], tensors[names.scores], tensors[names.labels ?? ""]]
  const stages = [
    compared(names.boxes, boxes, actual.boxes, near.boxes),
    compared(names.scores, scores, actual.scores, near.scores),
    ...(actual.labels && names.labels ? [compared(names.labels, labels, actual.labels, 0)] : []),
  ]
  if (stages.every(({ wrong }) => wrong === undefined) || !boxes || !scores) return stages
  const expected = listOf(boxes, scores, labels)
  const got = listOf(actual.boxes, actual.scores, actual.labels)
  const mine = { all: got, alone: alone(got, expected, near) }
  const theirs = { all: expected, alone: alone(expected, got, near) }
  return unexplained(mine, theirs, near).length > 0 ? stages : stages.map(({ name }) => ({ name, share: 1 }))
}
