import type { AnchorMatch, AnchorsPicture } from "./anchors-panels.js"
import { cellPanel, ignoredPanel, kindPanel, whole } from "./anchors-panels.js"
import type { About, Figure } from "./figure.js"
import { contentTop, contentWidth, figure, heading, margin } from "./figure.js"
import { hue } from "./palette.js"
import { heightOf, placed } from "./photo.js"

export type { AnchorMatch, AnchorsPicture } from "./anchors-panels.js"

const gap = 40
const wide = (contentWidth - gap) / 2
const headed = 72
const grouped = (count: number): string => count.toLocaleString("en-US")

const about: About = {
  name: "anchors",
  title: "Anchors and what becomes of them",
  sentence:
    "Every cell proposes the same few boxes; how well each overlaps an object decides whether it learns to find the object, learns nothing, or learns that here is background.",
}

/** What stands above each of the four panels. */
const headingsOf = (data: AnchorsPicture) => {
  const { positive, lowQuality, ignored, high, low, count, cell, described, stride } = data
  const of = (matches: readonly AnchorMatch[]) => `${grouped(matches.length)} of ${grouped(count)}`
  return {
    cell: [
      `${grouped(count)} anchors: the same ${cell.length} at every cell`,
      `${described}; one cell every ${stride} pixels (dots); objects dashed`,
    ],
    positive: [`Positive: ${of(positive)}`, `IoU with an object of ${high} or more`],
    lowQuality: [
      `Low-quality match: ${of(lowQuality)}`,
      `below ${high}, but the best that this object has; the number is the IoU`,
    ],
    ignored: [
      `Ignored: ${of(ignored)}`,
      `IoU from ${low} to ${high}: neither object nor background; the larger a disc, the more in that cell`,
    ],
  } as const
}

/** The anchors of a cell, then those that become positive, those that a truth rescues, and those left out. */
export const anchorsPicture = (data: AnchorsPicture): Figure => {
  const tall = heightOf(placed(0, 0, wide, whole(data.photo)))
  const [x1, x2, y1] = [margin, margin + wide + gap, contentTop]
  const y2 = y1 + headed + tall + 44
  const headings = headingsOf(data)
  return figure(
    about,
    y2 + headed + tall + margin,
    heading(x1, y1 + 16, ...headings.cell),
    cellPanel(data, x1, y1 + headed, wide),
    heading(x2, y1 + 16, ...headings.positive),
    kindPanel(data, "positive", data.positive, hue.blue, x2, y1 + headed, wide),
    heading(x1, y2 + 16, ...headings.lowQuality),
    kindPanel(data, "rescued", data.lowQuality, hue.vermilion, x1, y2 + headed, wide),
    heading(x2, y2 + 16, ...headings.ignored),
    ignoredPanel(data, x2, y2 + headed, wide),
  )
}
