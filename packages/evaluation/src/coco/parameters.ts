import { hundredAndOneLevels } from "../curve/readings.js"

/** Objects of a size: areas in pixels, both ends included, so that an object of exactly 32² is small and medium. */
export interface AreaRange {
  readonly name: "all" | "small" | "medium" | "large"
  readonly least: number
  readonly most: number
}

export interface CocoParameters {
  /** A detection must overlap its truth by this or more. */
  readonly thresholds: readonly number[]
  /** Where the precision is read. */
  readonly recallLevels: readonly number[]
  readonly areas: readonly AreaRange[]
  /** How many detections of a class count in an image, ascending; AP takes the last. */
  readonly maxDetections: readonly number[]
  /** Which truths are ignored: crowds and those marked so, or crowds alone, as COCO's own program does it. */
  readonly ignored: "crowds and marked" | "crowds"
}

const small = 32 ** 2
const large = 96 ** 2
/** COCO's own program writes "all" as a square of 100,000 pixels. */
const enormous = 1e5 ** 2

/** .50, .55, …, .95, each k / 20 rounded once: an IoU of exactly .9 reaches .9. */
const thresholds = Array.from({ length: 10 }, (_, k) => (10 + k) / 20)

/** As COCO defines its evaluation. */
export const cocoParameters: CocoParameters = {
  thresholds,
  recallLevels: hundredAndOneLevels,
  areas: [
    { name: "all", least: 0, most: enormous },
    { name: "small", least: 0, most: small },
    { name: "medium", least: small, most: large },
    { name: "large", least: large, most: enormous },
  ],
  maxDetections: [1, 10, 100],
  ignored: "crowds and marked",
}

/**
 * As COCO's own program computes it: thresholds and recall levels are sums of steps in floating point, so that ten
 * recall levels (.35, .41, .47, .57, .69, .7, .82, .83, .94, .95) lie just above what their names say and a recall
 * of exactly .7 does not reach .7; and `ignore` in annotations is overwritten by `iscrowd`.
 */
export const pycocotoolsParameters: CocoParameters = {
  ...cocoParameters,
  thresholds: thresholds.map((_, k) => (k === 9 ? 0.95 : 0.5 + k * ((0.95 - 0.5) / 9))),
  recallLevels: hundredAndOneLevels.map((_, k) => (k === 100 ? 1 : k * 0.01)),
  ignored: "crowds",
}
