import { tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import { formula, paragraph, sans, words } from "./text.js"

/** Every figure is this wide, with this much space around what it shows. */
export const figureWidth = 1600
export const margin = 48
export const contentWidth: number = figureWidth - 2 * margin
/** Where a figure's own content begins, below title and subtitle. */
export const contentTop = 138

/** What a picture is called, and says. */
export interface About {
  readonly name: string
  readonly title: string
  /** What it shows, in one sentence: under the title, and in the index. */
  readonly sentence: string
}

/** A finished picture as SVG. */
export interface Figure extends About {
  readonly svg: Svg
}

const sheet = (sentence: string, height: number) => ({
  xmlns: "http://www.w3.org/2000/svg",
  width: figureWidth,
  height,
  viewBox: `0 0 ${figureWidth} ${height}`,
  "font-family": sans,
  role: "img",
  "aria-label": sentence,
})

/** A sheet of this height with title, sentence and content. */
export const figure = (about: About, height: number, ...children: readonly Svg[]): Figure => ({
  ...about,
  svg: element(
    "svg",
    sheet(about.sentence, height),
    element("rect", { width: figureWidth, height, fill: tone.paper }),
    words(margin, 64, about.title, { size: 34, weight: "bold" }),
    paragraph(margin, 98, contentWidth, about.sentence, { size: 19, fill: tone.quiet }),
    ...children,
  ),
})

/** The heading of a part: bold, and a second line in grey. */
export const heading = (x: number, y: number, title: string, note: string): Svg =>
  words(x, y, title, { size: 21, weight: "bold" }) + formula(x, y + 26, note, { size: 17, fill: tone.quiet })
