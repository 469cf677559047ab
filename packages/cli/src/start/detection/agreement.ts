import type { Box } from "@detspec/core"
import { boxAt, toArray } from "@detspec/core"
import type { Detections } from "@detspec/detectors"

interface Placed {
  readonly label: number
  readonly box: Box
}

const placedOf = ({ boxes, labels }: Detections): readonly Placed[] =>
  toArray(labels).map((label, n) => ({ label, box: boxAt(boxes, n) }))

/** How far apart the sides of two boxes lie at most; boxes of two classes are never the same. */
const between = (a: Placed, b: Placed): number =>
  a.label === b.label ? Math.max(...a.box.map((side, k) => Math.abs(side - (b.box[k] ?? 0)))) : Infinity

/** How far one has to look from a box of the first for one of its class among the others, at most. */
const reach = (from: readonly Placed[], to: readonly Placed[]): number =>
  Math.max(0, ...from.map((one) => Math.min(...to.map((other) => between(one, other)))))

/**
 * How far apart two lists of detections are, in pixels, whatever their order: Hausdorff's distance. 0 when they hold
 * the same boxes of the same classes, infinite when a class occurs in one of them alone.
 */
export const apart = (one: Detections, other: Detections): number => {
  const [a, b] = [placedOf(one), placedOf(other)]
  return Math.max(reach(a, b), reach(b, a))
}

/** Below this, in pixels, boxes are called the same: it moves the IoU of boxes of 8 pixels by about a percent at most. */
const same = 0.01

/** Whether two backends agree, in words. */
export const agreement = (one: Detections, other: Detections): string => {
  const pixels = apart(one, other)
  if (pixels === 0) return "the same boxes"
  if (pixels < same) return `the same boxes, to ${pixels.toExponential(0)} pixels`
  return pixels === Infinity ? "other classes" : `other boxes, up to ${pixels.toPrecision(2)} pixels away`
}
