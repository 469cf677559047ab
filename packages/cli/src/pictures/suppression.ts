import type { Box } from "@detspec/core"
import type { About, Figure } from "./figure.js"
import { contentTop, contentWidth, figure, heading, margin } from "./figure.js"
import type { Label } from "./labels.js"
import { tags } from "./labels.js"
import { outline } from "./marks.js"
import { hue, hueAt, tone } from "./palette.js"
import type { Photo, Placement } from "./photo.js"
import { boxOn, heightOf, photograph, placed } from "./photo.js"
import { suppressionCards } from "./suppression-cards.js"
import type { Svg } from "./svg.js"

export interface Candidate {
  readonly box: Box
  readonly score: number
}

/** A kept box with those that it suppressed, by score. */
export interface Kept extends Candidate {
  readonly suppressed: readonly (Candidate & { readonly iou: number })[]
}

export interface SuppressionPicture {
  readonly photo: Photo
  readonly threshold: number
  /** By score, best first. */
  readonly kept: readonly Kept[]
}

const gap = 40
const wide = (contentWidth - gap) / 2
const headed = 72

export const scored = (score: number): string => score.toFixed(2).replace(/^0/, "")

const whole = ({ width, height }: Photo): Box => [0, 0, width, height]

const before = ({ photo, kept }: SuppressionPicture, place: Placement): Svg =>
  photograph(
    "suppression-before",
    photo,
    place,
    0.25,
    ...kept
      .flatMap((one) => [one, ...one.suppressed])
      .toSorted((a, b) => a.score - b.score)
      .map(({ box, score }) =>
        outline(boxOn(place, box), {
          colour: hue.blue,
          width: 1 + 2.4 * score,
          opacity: 0.9,
          casing: tone.paper,
        }),
      ),
  )

const after = ({ photo, kept }: SuppressionPicture, place: Placement): Svg => {
  const losers = kept.flatMap(({ suppressed }, rank) =>
    suppressed.map(({ box }) => outline(boxOn(place, box), { colour: hueAt(rank), width: 1.6, dash: "5 4" })),
  )
  const winners = kept.map(({ box }, rank) =>
    outline(boxOn(place, box), { colour: hueAt(rank), width: 4, casing: tone.paper }),
  )
  const labels = kept.map(
    ({ box, score }, rank): Label => ({
      text: `${rank + 1}: ${scored(score)}`,
      colour: hueAt(rank),
      about: boxOn(place, box),
    }),
  )
  const named = tags(labels, 17, boxOn(place, whole(photo)))
  return photograph("suppression-after", photo, place, 0.45, ...losers, ...winners, named)
}

const about = (threshold: number): About => ({
  name: "suppression",
  title: "Non-maximum suppression: the best box speaks for its neighbours",
  sentence: `Walking down by score, a box is kept unless one kept before overlaps it by more than ${threshold}; a suppressed box suppresses nothing.`,
})

const countOf = (kept: readonly Kept[]): number =>
  kept.reduce((sum, { suppressed }) => sum + 1 + suppressed.length, 0)

const explained = {
  before: "the wider the line, the better the score",
  after: "in full with rank and score; dashed in the same colour what each suppressed",
  cards: "each kept box, the scores that it suppressed, and their IoU with it; the tick is the threshold",
}

/** Candidates before and after greedy suppression, and which kept box suppressed which. */
export const suppressionPicture = (data: SuppressionPicture): Figure => {
  const { photo, kept, threshold } = data
  const [x1, x2, top] = [margin, margin + wide + gap, contentTop + headed]
  const left = placed(x1, top, wide, whole(photo))
  const below = top + heightOf(left) + 48
  const cards = suppressionCards(kept, threshold, below + headed)
  return figure(
    about(threshold),
    below + headed + cards.height + margin,
    heading(x1, contentTop + 16, `Before: ${countOf(kept)} candidates`, explained.before),
    before(data, left),
    heading(x2, contentTop + 16, `After: ${kept.length} kept`, explained.after),
    after(data, placed(x2, top, wide, whole(photo))),
    heading(x1, below + 16, "What suppressed what", explained.cards),
    cards.svg,
  )
}
