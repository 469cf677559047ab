import type { Stroke } from "./marks.js"
import { line, outline } from "./marks.js"
import type { Svg } from "./svg.js"
import { textWidth, words } from "./text.js"

export interface LegendEntry {
  readonly text: string
  readonly stroke: Stroke
  readonly mark: "box" | "line"
}

const size = 17

/** Marks with their meaning, side by side from x on. */
export const legend = (x: number, y: number, entries: readonly LegendEntry[]): Svg => {
  const wide = ({ text }: LegendEntry) => 34 + textWidth(text, { size }) + 34
  return entries
    .map((entry, i) => {
      const at = entries.slice(0, i).reduce((sum, before) => sum + wide(before), x)
      const mark =
        entry.mark === "box"
          ? outline([at, y - 14, at + 24, y + 2], entry.stroke)
          : line(at, y - 6, at + 24, y - 6, entry.stroke)
      return mark + words(at + 34, y, entry.text, { size })
    })
    .join("")
}
