import { outline } from "../../pictures/marks.js"
import { tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { element } from "../../pictures/svg.js"
import type { TextStyle } from "../../pictures/text.js"
import { textWidth, words } from "../../pictures/text.js"
import type { Panel } from "./panel.js"
import { panel } from "./panel.js"

/** One cell of a table: its text, its ground, and whether it is ringed. */
export interface Cell {
  readonly text: string
  readonly fill?: string
  readonly ring?: string
}

export interface Cells {
  readonly rows: readonly (readonly Cell[])[]
  /** At the left and above; shorter lists leave the rest without a name. */
  readonly rowNames: readonly string[]
  readonly columnNames: readonly string[]
}

const number: TextStyle = { size: 13, anchor: "middle" }
const name: TextStyle = { size: 11, fill: tone.quiet }
const tall = 28
const head = 20
const edge = 6

const widest = (texts: readonly string[], style: TextStyle): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, style)))

const cellAt = ({ text, fill, ring }: Cell, x: number, y: number, wide: number): Svg =>
  [
    element("rect", { x, y, width: wide, height: tall, fill: fill ?? tone.paper, stroke: tone.faint }),
    words(x + wide / 2, y + tall / 2 + 4.5, text, ring ? { ...number, weight: "bold" } : number),
    ring ? outline([x + 1.5, y + 1.5, x + wide - 1.5, y + tall - 1.5], { colour: ring, width: 2.6 }) : "",
  ].join("")

/** A table of numbers or words as a picture. */
export const cellsPanel = (title: string, { rows, rowNames, columnNames }: Cells): Panel => {
  const left = edge + Math.ceil(widest(rowNames, name)) + (rowNames.length > 0 ? 6 : 0)
  const wide = Math.max(
    34,
    Math.ceil(
      widest(
        rows.flat().map(({ text }) => text),
        { ...number, weight: "bold" },
      ),
    ) + 14,
    Math.ceil(widest(columnNames, name)) + 6,
  )
  const top = columnNames.length > 0 ? head : edge
  const columns = Math.max(0, ...rows.map((row) => row.length))
  return panel(
    title,
    left + columns * wide + edge,
    top + rows.length * tall + edge,
    ...columnNames.map((text, j) =>
      words(left + (j + 0.5) * wide, top - 6, text, { ...name, anchor: "middle" }),
    ),
    ...rowNames.map((text, i) =>
      words(left - 6, top + (i + 0.5) * tall + 4, text, { ...name, anchor: "end" }),
    ),
    // Rings last, so that no neighbour covers them.
    ...[false, true].flatMap((ringed) =>
      rows.flatMap((row, i) =>
        row.map((cell, j) =>
          (cell.ring !== undefined) === ringed ? cellAt(cell, left + j * wide, top + i * tall, wide) : "",
        ),
      ),
    ),
  )
}
