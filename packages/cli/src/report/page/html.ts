import { content } from "../../pictures/svg.js"
import type { Panel } from "../panels/panel.js"
import type { Mark } from "./verdicts.js"

/** A piece of a page as text. */
export type Html = string

/** Text as it is read. */
export const text = (plain: string): Html => content(plain)

/** A place to break a long name at: before each capital. */
export const breakable = (name: string): Html => text(name).replace(/(?<=[a-z0-9])(?=[A-Z])/g, "<wbr>")

export const glyphOf = ({ glyph, kind }: Mark): Html =>
  `<b class="glyph ${kind}" aria-hidden="true">${glyph}</b>`

/** Glyph and word. */
export const markOf = (mark: Mark): Html => `${glyphOf(mark)} ${text(mark.word)}`

/** A name for a place on the page. */
export const anchorOf = (...parts: readonly (string | number)[]): string =>
  parts
    .join("-")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase()

export const panelHtml = ({ title, width, svg }: Panel): Html =>
  `<figure style="width:${Math.round(width)}px"><figcaption>${text(title)}</figcaption>${svg}</figure>`
