import { iou } from "@detspec/spec"
import type { Detection, GroundTruth } from "../input.js"
import type { Group } from "../matching/groups.js"
import type { Judged, Outcome } from "../matching/outcome.js"

/** VOC knows no crowds: one that comes from elsewhere is not an object to be found either. */
export const isIgnored = ({ ignore = false, crowd = false }: GroundTruth): boolean => ignore || crowd

/** The first of the truths that overlap a detection most, and by how much. */
const bestTruth = (detection: Detection, truths: readonly GroundTruth[]) =>
  truths.reduce(
    (best, truth, index) => {
      const overlap = iou(detection.box, truth.box)
      return overlap > best.overlap ? { index, overlap } : best
    },
    { index: -1, overlap: 0 },
  )

/**
 * Judges the detections of one class in one image, best first. A detection goes to the truth that it overlaps most,
 * taken or not: above the threshold the first one there is a hit, each later one a miss; what finds an ignored truth
 * is ignored.
 *
 * Source  the evaluation of the VOC development kit
 */
export const judgeVoc = ({ truths, detections }: Group, threshold: number): readonly Judged[] => {
  const taken = new Set<number>()
  return detections.map((detection) => {
    const { index, overlap } = bestTruth(detection, truths)
    const found = overlap > threshold ? truths[index] : undefined
    const outcome: Outcome =
      found === undefined ? "miss" : isIgnored(found) ? "ignored" : taken.has(index) ? "miss" : "hit"
    if (outcome === "hit") taken.add(index)
    return { score: detection.score, outcome }
  })
}
