import type { Box, Rle } from "@detspec/core"
import { area, rleArea, rleIntersection } from "@detspec/core"
import { intersection, iou } from "@detspec/spec"
import type { Detection, GroundTruth, Measure } from "../input.js"

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** How much of a detection lies in a crowd: |d ∩ g| / |d|. */
export const crowdOverlap = (detection: Box, crowd: Box): number =>
  share(intersection(detection, crowd), area(detection))

/** |d ∩ g| / |d ∪ g|, or |d ∩ g| / |d| for a crowd, in pixels of masks of one size; 0 where there are none. */
export const maskOverlap = (detection: Rle, truth: Rle, crowd: boolean): number => {
  const shared = rleArea(rleIntersection(detection, truth))
  const whole = crowd ? rleArea(detection) : rleArea(detection) + rleArea(truth) - shared
  return share(shared, whole)
}

/** How well a detection fits a truth, from 0 to 1. */
export const overlapOf =
  (measure: Measure) =>
  (detection: Detection, truth: GroundTruth): number => {
    const crowd = truth.crowd ?? false
    if (measure === "mask" && detection.mask && truth.mask)
      return maskOverlap(detection.mask, truth.mask, crowd)
    return crowd ? crowdOverlap(detection.box, truth.box) : iou(detection.box, truth.box)
  }

/** The area that decides whether an object counts as small, medium or large. */
export const measuredArea = (measure: Measure, { box, mask }: Pick<GroundTruth, "box" | "mask">): number =>
  measure === "mask" && mask ? rleArea(mask) : area(box)
