import type { Box } from "@detspec/core"
import { boxAt } from "@detspec/core"
import type { In } from "@detspec/spec"
import { continuousPosition, integerPosition } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import { placeTable, reachOf } from "../masks/places.js"

type Pasting = In<"pasteMasks">

/** Pixels that are one piece of work. */
const piece = 2 ** 17

/** The rows and columns of the image that see each mask, and their places in it. */
const placesOf = ({ masks, boxes, height, width, grid }: Pasting) => {
  const [count = 0, cells = 0] = masks.shape
  const position = grid === "continuous" ? continuousPosition : integerPosition
  const all = Array.from({ length: cells > 0 ? count : 0 }, (_, n): Box => boxAt(boxes, n))
  const reaches = all.map(([x1, y1, x2, y2]) => ({
    rows: reachOf(y1, y2, cells, height),
    columns: reachOf(x1, x2, cells, width),
  }))
  const table = placeTable(
    reaches.reduce((sum, { rows, columns }) => sum + rows.end - rows.first + columns.end - columns.first, 0),
  )
  const ranges = reaches.flatMap(({ rows, columns }, n) => {
    const [x1, y1, x2, y2] = all[n] ?? [0, 0, 0, 0]
    const down = table.add(position(y1, y2, cells), rows)
    const across = table.add(position(x1, x2, cells), columns)
    return [down.first, down.end, across.first, across.end, down.places, across.places]
  })
  const padded = new Int32Array(6 * count)
  padded.set(ranges)
  return { ranges: padded, places: table.numbers }
}

export const pasteMasksKernel: KernelOf<"pasteMasks"> = (input, call) => {
  const { masks, height, width } = input
  const [count = 0, cells = 0] = masks.shape
  const { ranges, places } = placesOf(input)
  const images = call.room(4 * count * height * width)
  const side = cells + 3
  call.run({
    task: "pasteMasks",
    count,
    grain: Math.ceil(piece / Math.max(height * width, 1)),
    scratch: 4 * side * side + 4 * side + 128,
    arguments: [call.put(masks), cells, images, height, width, call.putInt32(ranges), call.putInt32(places)],
  })
  return { masks: call.float32(images, [count, height, width]) }
}
