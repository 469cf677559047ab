import { contentWidth, margin } from "./figure.js"
import { line } from "./marks.js"
import { hueAt, tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import { words } from "./text.js"

interface Row {
  readonly score: number
  readonly iou: number
}

interface Kept {
  readonly score: number
  readonly suppressed: readonly Row[]
}

const across = 6
const gap = 20
const wide = (contentWidth - (across - 1) * gap) / across
const head = 44
const step = 30

const decimal = (value: number): string => value.toFixed(2).replace(/^0/, "")

/** A third decimal where two would read as the threshold itself. */
const above = (iou: number, threshold: number): string =>
  decimal(iou) === decimal(threshold) ? iou.toFixed(3).replace(/^0/, "") : decimal(iou)

const tallOf = ({ suppressed }: Kept): number => head + Math.max(1, suppressed.length) * step + 14

const rowAt = ({ score, iou }: Row, threshold: number, colour: string, x: number, y: number): Svg => {
  const [from, length] = [x + 64, wide - 64 - 60]
  return [
    words(x + 16, y, decimal(score), { size: 17 }),
    element("rect", { x: from, y: y - 13, width: length, height: 14, fill: tone.faint }),
    element("rect", { x: from, y: y - 13, width: length * iou, height: 14, fill: colour }),
    line(from + length * threshold, y - 17, from + length * threshold, y + 5, {
      colour: tone.ink,
      width: 1.6,
    }),
    words(x + wide - 14, y, above(iou, threshold), { size: 17, anchor: "end", fill: tone.quiet }),
  ].join("")
}

const cardAt = (kept: Kept, rank: number, threshold: number, tall: number, x: number, y: number): Svg =>
  [
    element("rect", { x, y, width: wide, height: tall, rx: 8, fill: tone.ground }),
    element("rect", { x: x + 16, y: y + 14, width: 16, height: 16, rx: 3, fill: hueAt(rank) }),
    words(x + 42, y + 28, `${rank + 1}: ${decimal(kept.score)}`, { size: 19, weight: "bold" }),
    ...kept.suppressed.map((row, i) => rowAt(row, threshold, hueAt(rank), x, y + head + 20 + i * step)),
    kept.suppressed.length === 0
      ? words(x + 16, y + head + 20, "suppresses nothing", { size: 17, fill: tone.quiet })
      : "",
  ].join("")

/** A card for each kept box, six in a row. */
export const suppressionCards = (
  kept: readonly Kept[],
  threshold: number,
  top: number,
): { readonly svg: Svg; readonly height: number } => {
  const cards: Svg[] = []
  let y = top
  for (let first = 0; first < kept.length; first += across) {
    const row = kept.slice(first, first + across)
    const tall = Math.max(...row.map(tallOf))
    row.forEach((one, i) => {
      cards.push(cardAt(one, first + i, threshold, tall, margin + i * (wide + gap), y))
    })
    y += tall + gap
  }
  return { svg: cards.join(""), height: y - gap - top }
}
