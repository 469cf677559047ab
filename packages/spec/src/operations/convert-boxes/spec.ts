import type { Box } from "@detspec/core"
import { eachBox } from "../../shared/each-box.js"
import type { BoxFormat, ConvertBoxesInput, ConvertBoxesOutput } from "./contract.js"

/** A box along one axis, in all three notations at once: what is given stays exact. */
type Span = { readonly low: number; readonly high: number; readonly middle: number; readonly size: number }

const read: Readonly<Record<BoxFormat, (first: number, second: number) => Span>> = {
  xyxy: (low, high) => ({ low, high, middle: (low + high) / 2, size: high - low }),
  xywh: (low, size) => ({ low, high: low + size, middle: low + size / 2, size }),
  cxcywh: (middle, size) => ({ low: middle - size / 2, high: middle + size / 2, middle, size }),
}

const write: Readonly<Record<BoxFormat, (span: Span) => readonly [number, number]>> = {
  xyxy: ({ low, high }) => [low, high],
  xywh: ({ low, size }) => [low, size],
  cxcywh: ({ middle, size }) => [middle, size],
}

/** Four numbers that are a box in one notation, in another. */
export const convertBox = ([a, b, c, d]: Box, from: BoxFormat, to: BoxFormat): Box => {
  const [x, width] = write[to](read[from](a, c))
  const [y, height] = write[to](read[from](b, d))
  return [x, y, width, height]
}

/** `convertBox` row by row. */
export const convertBoxes = ({ boxes, from, to }: ConvertBoxesInput): ConvertBoxesOutput => ({
  boxes: eachBox(boxes, (box) => convertBox(box, from, to)),
})
