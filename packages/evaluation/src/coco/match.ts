import type { Measure } from "../input.js"
import type { Group } from "../matching/groups.js"
import type { Outcome } from "../matching/outcome.js"
import { measuredArea, overlapOf } from "../matching/overlap.js"
import type { AreaRange, CocoParameters } from "./parameters.js"

/** A group with what does not depend on threshold and area range. */
export interface Compared {
  readonly scores: readonly number[]
  /** Row d, column g. */
  readonly overlaps: readonly (readonly number[])[]
  readonly detectionAreas: readonly number[]
  readonly truthAreas: readonly number[]
  readonly crowd: readonly boolean[]
  readonly ignored: readonly boolean[]
}

/** Overlaps and areas of a group, of its best detections only. */
export const compare = (
  { truths, detections }: Group,
  measure: Measure,
  { maxDetections, ignored }: CocoParameters,
): Compared => {
  const best = detections.slice(0, maxDetections.at(-1) ?? 0)
  const overlap = overlapOf(measure)
  return {
    scores: best.map(({ score }) => score),
    overlaps: best.map((detection) => truths.map((truth) => overlap(detection, truth))),
    detectionAreas: best.map((detection) => measuredArea(measure, detection)),
    truthAreas: truths.map((truth) => truth.area ?? measuredArea(measure, truth)),
    crowd: truths.map(({ crowd }) => crowd ?? false),
    ignored: truths.map(
      ({ crowd, ignore }) => (crowd || (ignored === "crowds and marked" && ignore)) ?? false,
    ),
  }
}

const outside = ({ least, most }: AreaRange, area: number): boolean => area < least || area > most

/** Which truths are ignored in an area range: those marked so, and those of another size. */
export const ignoredIn = (range: AreaRange, { ignored, truthAreas }: Compared): readonly boolean[] =>
  ignored.map((one, g) => one || outside(range, truthAreas[g] ?? 0))

/** A threshold of 1 forgives the last digits of an IoU. */
const nearlyOne = 1 - 1e-10

/** The truth that a detection goes to, of those that `order` lists, those that count first. */
const choose = (
  overlaps: readonly number[],
  order: readonly number[],
  threshold: number,
  isFree: (g: number) => boolean,
  isIgnored: (g: number) => boolean,
): number | undefined => {
  let [best, chosen]: [number, number | undefined] = [Math.min(threshold, nearlyOne), undefined]
  for (const g of order) {
    if (!isFree(g)) continue
    // A truth that counts is never given up for one that does not.
    if (chosen !== undefined && !isIgnored(chosen) && isIgnored(g)) break
    if ((overlaps[g] ?? 0) >= best) [best, chosen] = [overlaps[g] ?? 0, g]
  }
  return chosen
}

/**
 * Judges the detections of one class in one image, best first, at one threshold: each takes the free truth that it
 * overlaps most (the last of equals), by the threshold or more. A crowd is always free. What finds an ignored truth
 * is ignored, and so is what finds nothing and is itself outside of the area range.
 *
 * Source  COCO's own evaluation program
 */
export const judgeCoco = (group: Compared, range: AreaRange, threshold: number): readonly Outcome[] => {
  const ignored = ignoredIn(range, group)
  const isIgnored = (g: number) => ignored[g] ?? false
  const all = ignored.map((_, g) => g)
  const order = [...all.filter((g) => !isIgnored(g)), ...all.filter(isIgnored)]
  const taken = new Set<number>()
  return group.overlaps.map((overlaps, d): Outcome => {
    const isFree = (g: number) => !taken.has(g) || (group.crowd[g] ?? false)
    const found = choose(overlaps, order, threshold, isFree, isIgnored)
    if (found === undefined) return outside(range, group.detectionAreas[d] ?? 0) ? "ignored" : "miss"
    taken.add(found)
    return isIgnored(found) ? "ignored" : "hit"
  })
}
