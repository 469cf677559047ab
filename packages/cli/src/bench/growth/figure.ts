import type { Figure } from "../../pictures/figure.js"
import { contentTop, contentWidth, figure, margin } from "../../pictures/figure.js"
import { legend } from "../../pictures/legend.js"
import { hue, hueAt } from "../../pictures/palette.js"
import type { Measured } from "./measure.js"
import { panel } from "./panel.js"

const gap = 64
const panelHeight = 420

/** Four panels, two a row, and what the colours mean. */
export const growthFigure = (all: readonly Measured[], where: string): Figure => {
  const peers = [...new Set(all.flatMap(({ lines }) => lines.map(({ peer }) => peer)))]
  const colourOf = (peer: string): string =>
    peer === "wasm, resident" ? hue.vermilion : hueAt(peers.indexOf(peer) * 2)
  const width = (contentWidth - gap) / 2
  const top = contentTop + 60
  const panels = all.map((measured, n) => {
    const [row, column] = [n >> 1, n % 2]
    return panel(
      measured,
      margin + column * (width + gap),
      top + row * (panelHeight + 40),
      width,
      panelHeight,
      colourOf,
    )
  })
  const entries = peers.map((peer) => ({
    text: peer,
    stroke: { colour: colourOf(peer), width: 3 },
    mark: "line" as const,
  }))
  const about = {
    name: "growth",
    title: "How time grows with the number of boxes",
    sentence: `Medians of one run, on ${where}. Both axes go by powers of ten. A library that took more than two seconds for a size was not asked for the next.`,
  }
  const height = top + Math.ceil(all.length / 2) * (panelHeight + 40) + 20
  return figure(about, height, legend(margin + 76, contentTop + 6, entries), ...panels)
}
