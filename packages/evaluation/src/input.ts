import type { Box, Rle } from "@detspec/core"

/** How images and classes are called: by number or by word. */
export type Name = string | number

/** One object that is really there. */
export interface GroundTruth {
  readonly image: Name
  readonly label: Name
  readonly box: Box
  readonly mask?: Rle
  /** In pixels; that of the mask or the box when left out. COCO measures objects by the annotated area. */
  readonly area?: number
  /** Counts neither as found nor as missed, and neither does what finds it: VOC's "difficult". */
  readonly ignore?: boolean
  /** A region of many objects, which any number of detections may find; it is ignored too. VOC knows none, and takes it for `ignore`. */
  readonly crowd?: boolean
}

/** One answer of a detector. */
export interface Detection {
  readonly image: Name
  readonly label: Name
  readonly box: Box
  readonly mask?: Rle
  readonly score: number
}

/** What is evaluated. Between detections of the same score the earlier image goes first, then the earlier detection. */
export interface EvaluationInput {
  readonly images: readonly Name[]
  readonly classes: readonly Name[]
  readonly truths: readonly GroundTruth[]
  readonly detections: readonly Detection[]
}

/** What is compared: boxes, or the masks in them. */
export type Measure = "box" | "mask"
