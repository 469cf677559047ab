import type { AnchorMatch, AnchorsPicture } from "./anchors-panels.js"
import { cellPanel, ignoredPanel, kindPanel, whole } from "./anchors-panels.js"
import type { Figure } from "./figure.js"
import { contentTop, contentWidth, figure, heading, margin } from "./figure.js"
import { hue } from "./palette.js"
import { heightOf, placed } from "./photo.js"

export type { AnchorMatch, AnchorsPicture } from "./anchors-panels.js"

const gap = 40
const wide = (contentWidth - gap) / 2
const headed = 72
const grouped = (count: number): string => count.toLocaleString("en-US")

/** The anchors of a cell, then those that become positive, those that a truth rescues, and those left out. */
export const anchorsPicture = (data: AnchorsPicture): Figure => {
  const tall = heightOf(placed(0, 0, wide, whole(data.photo)))
  const [x1, x2, y1] = [margin, margin + wide + gap, contentTop]
  const y2 = y1 + headed + tall + 44
  const { positive, lowQuality, ignored, high, low, count } = data
  const of = (matches: readonly AnchorMatch[]) => `${grouped(matches.length)} of ${grouped(count)}`
  return figure(
    "anchors",
    "Anchors and what becomes of them",
    "Every cell proposes the same few boxes; how well each overlaps an object decides whether it learns to find the object, learns nothing, or learns that here is background.",
    y2 + headed + tall + margin,
    heading(
      x1,
      y1 + 16,
      `${grouped(count)} anchors: the same ${data.cell.length} at every cell`,
      `${data.described}; one cell every ${data.stride} pixels (dots); objects dashed`,
    ),
    cellPanel(data, x1, y1 + headed, wide),
    heading(x2, y1 + 16, `Positive: ${of(positive)}`, `IoU with an object of ${high} or more`),
    kindPanel(data, "positive", positive, hue.blue, x2, y1 + headed, wide),
    heading(
      x1,
      y2 + 16,
      `Low-quality match: ${of(lowQuality)}`,
      `below ${high}, but the best that this object has; the number is the IoU`,
    ),
    kindPanel(data, "rescued", lowQuality, hue.vermilion, x1, y2 + headed, wide),
    heading(
      x2,
      y2 + 16,
      `Ignored: ${of(ignored)}`,
      `IoU from ${low} to ${high}: neither object nor background; the larger a disc, the more in that cell`,
    ),
    ignoredPanel(data, x2, y2 + headed, wide),
  )
}
