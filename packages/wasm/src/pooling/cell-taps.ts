import type { FloatTensor } from "@detspec/core"
import { psCellsAlong } from "@detspec/spec/parts"
import { blockBytes } from "./maps.js"
import type { Axis } from "./sample-taps.js"
import { axesOf } from "./sample-taps.js"
import type { TapTable } from "./tap-table.js"
import { tapWriter } from "./tap-table.js"
import type { Weights } from "./weighted.js"

/** The cells of every bin along one axis, each with its part in the bin's mean. */
const meanCellTaps = (boxes: FloatTensor, { name, side, step, bins }: Axis, scale: number): TapTable => {
  const [count = 0] = boxes.shape
  const [low, high] = name === "x" ? [0, 2] : [1, 3]
  const { push, close, table } = tapWriter(count * bins, step)
  for (let r = 0; r < count; r += 1) {
    for (const { from, to } of psCellsAlong(boxes.get(r, low), boxes.get(r, high), scale, bins, side)) {
      for (let cell = from; cell < to; cell += 1) push(cell, 1 / (to - from))
      close(1)
    }
  }
  return table()
}

/** The weights of position-sensitive pooling: the mean of whole cells, as the specification cuts them. */
export const meanCellWeights = (
  { boxes, spatialScale }: { readonly boxes: FloatTensor; readonly spatialScale: number },
  map: readonly [height: number, width: number],
  bins: readonly [rows: number, columns: number],
): Weights => {
  const { y, x } = axesOf(map, bins, blockBytes)
  return { rows: meanCellTaps(boxes, y, spatialScale), columns: meanCellTaps(boxes, x, spatialScale) }
}
