import { tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { element } from "../../pictures/svg.js"
import { sans, textWidth } from "../../pictures/text.js"

/** One small picture of a failure: what it shows in words, and the drawing. Wide panels fit a phone all the same. */
export interface Panel {
  readonly title: string
  readonly width: number
  readonly height: number
  readonly svg: Svg
}

/** No panel is wider. */
export const panelWidth = 340

/** Room for the title in one line, as far as a panel may be wide. */
const titleWidth = (title: string): number => Math.min(textWidth(title, { size: 13 }) + 28, panelWidth)

/** A drawing on white paper, as wide as its title at least. */
export const panel = (title: string, drawn: number, height: number, ...children: readonly Svg[]): Panel => {
  const width = Math.ceil(Math.max(drawn, titleWidth(title)))
  const about = { viewBox: `0 0 ${width} ${height}`, "font-family": sans, role: "img", "aria-label": title }
  const paper = element("rect", { width, height, fill: tone.paper })
  return { title, width, height, svg: element("svg", about, paper, ...children) }
}
