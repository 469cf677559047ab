import { meanOf } from "../mean.js"
import type { Cell, Reading } from "./cells.js"
import type { AreaRange, CocoParameters } from "./parameters.js"

/** COCO's numbers, of all classes or of one; undefined where no truth counts. */
export interface CocoNumbers {
  /** The mean over classes, thresholds and recall levels. */
  readonly AP: number | undefined
  /** At the threshold .5 alone, and at .75. */
  readonly AP50: number | undefined
  readonly AP75: number | undefined
  readonly APsmall: number | undefined
  readonly APmedium: number | undefined
  readonly APlarge: number | undefined
  /** The mean of the final recalls over classes and thresholds, for each number of detections. */
  readonly AR: readonly (number | undefined)[]
  readonly ARsmall: number | undefined
  readonly ARmedium: number | undefined
  readonly ARlarge: number | undefined
}

type Area = AreaRange["name"]

/** The threshold's place in the list, which is addressed by place: no two numbers are compared. */
const placeOf = (thresholds: readonly number[], wanted: number): number =>
  thresholds.findIndex((threshold) => Math.abs(threshold - wanted) < 1e-9)

/** Summarises cells of one class or of many. */
export const summarise = (cells: readonly Cell[], parameters: CocoParameters): CocoNumbers => {
  const { thresholds, maxDetections } = parameters
  const most = maxDetections.at(-1)
  const readings = (area: Area, count: number | undefined): readonly (readonly Reading[])[] =>
    cells.filter((cell) => cell.area === area && cell.maxDetections === count).map((cell) => cell.readings)
  const precision = (area: Area): number | undefined =>
    meanOf(readings(area, most).map((all) => meanOf(all.map((one) => meanOf(one.precision)))))
  const recall = (area: Area, count: number | undefined): number | undefined =>
    meanOf(readings(area, count).map((all) => meanOf(all.map((one) => one.recall))))
  const precisionAtThreshold = (wanted: number): number | undefined =>
    meanOf(readings("all", most).map((all) => meanOf(all[placeOf(thresholds, wanted)]?.precision ?? [])))
  return {
    AP: precision("all"),
    AP50: precisionAtThreshold(0.5),
    AP75: precisionAtThreshold(0.75),
    APsmall: precision("small"),
    APmedium: precision("medium"),
    APlarge: precision("large"),
    AR: maxDetections.map((count) => recall("all", count)),
    ARsmall: recall("small", most),
    ARmedium: recall("medium", most),
    ARlarge: recall("large", most),
  }
}
