import type { Box, FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import type { Anchors, AnchorsConfig } from "@detspec/detectors"
import { range } from "@detspec/detectors"
import { hueAt } from "../pictures/palette.js"
import type { Heat } from "./marks.js"

/** One level of the pyramid: which rows of all anchors are its own, and how its cells lie. */
export interface Level {
  readonly name: string
  readonly rows: readonly number[]
  readonly stride: number
  readonly columns: number
  readonly side: number
}

/** The levels of the small detectors, whose cells have one anchor each. */
export const levelsOf = (
  anchors: Anchors,
  { sizes, strides }: AnchorsConfig,
  width: number,
): readonly Level[] => {
  let first = 0
  return anchors.counts.map((count, l) => {
    const rows = range(count, first)
    first += count
    const stride = strides === "floor" ? 1 : (strides[l] ?? 1)
    const name = `P${Math.log2(stride)}: stride ${stride}`
    return { name, rows, stride, columns: width / stride, side: sizes[l]?.[0] ?? 0 }
  })
}

export const boxesAt = (boxes: FloatTensor, rows: readonly number[]): readonly Box[] =>
  rows.map((row) => boxAt(boxes, row))

/** The surest class of each cell of a level, and how sure it is. Probabilities [N, K]. */
export const heatOf = ({ rows, stride, columns }: Level, probabilities: FloatTensor): Heat => {
  const classes = probabilities.shape[1] ?? 1
  const cells = rows.map((row) => {
    const own = range(classes).map((k) => probabilities.get(row, k))
    const probability = Math.max(...own)
    return { probability, colour: hueAt(own.indexOf(probability)) }
  })
  return { columns, stride, cells }
}

export const surest = ({ cells }: Heat): string =>
  Math.max(...cells.map(({ probability }) => probability)).toFixed(2)
