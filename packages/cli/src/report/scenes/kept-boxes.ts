import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { toArray, toBoxes } from "@detspec/core"
import { hue, hueAt } from "../../pictures/palette.js"
import { ink } from "../panels/ink.js"
import { short } from "../panels/numbers.js"
import type { Panel } from "../panels/panel.js"
import type { Drawn } from "../panels/scene.js"
import { scene } from "../panels/scene.js"
import type { Scene } from "./scene.js"

/** More boxes than this are a carpet. */
const mostBoxes = 40

interface Kept {
  readonly boxes: FloatTensor
  readonly keep: Int32Tensor
  /** What stands beside the index of a box. */
  readonly note: (n: number) => string
  readonly colour?: (n: number) => string
}

const keptPanel = (title: string, { boxes, keep, note, colour = () => hue.blue }: Kept): Panel => {
  const kept = new Set(toArray(keep))
  const drawn = toBoxes(boxes).map(
    (box, n): Drawn => ({
      box,
      label: `${n}${note(n)}`,
      stroke: kept.has(n) ? { colour: colour(n), width: 3 } : ink.faint,
    }),
  )
  // What was dropped lies beneath what was kept.
  const isKept = (one: Drawn): number => (one.stroke === ink.faint ? 0 : 1)
  return scene(
    title,
    [...drawn].sort((a, b) => isKept(a) - isKept(b)),
  )
}

const twoPanels = (expected: Kept, actual: Kept): readonly Panel[] =>
  (expected.boxes.shape[0] ?? 0) > mostBoxes
    ? []
    : [
        keptPanel("expected: kept solid, dropped dashed", expected),
        keptPanel("actual: kept solid, dropped dashed", actual),
      ]

const scored = (scores: FloatTensor) => (n: number) => `: ${short(scores.get(n))}`

/** Every box with its score, kept or dropped. */
export const suppressed: Scene<"nms"> = ({ input: { boxes, scores }, expected, actual }) =>
  twoPanels({ boxes, note: scored(scores), ...expected }, { boxes, note: scored(scores), ...actual })

/** As for nms, one colour a group. */
export const suppressedInGroups: Scene<"batchedNms"> = ({ input, expected, actual }) => {
  const { boxes, scores, groups } = input
  const order = [...new Set(toArray(groups))]
  const rest = {
    boxes,
    note: (n: number) => `${scored(scores)(n)}, group ${groups.get(n)}`,
    colour: (n: number) => hueAt(order.indexOf(groups.get(n))),
  }
  return twoPanels({ ...rest, ...expected }, { ...rest, ...actual })
}

/** Scores before and after, of the boxes that stay. */
export const softened: Scene<"softNms"> = ({ input: { boxes, scores }, expected, actual }) => {
  const kept = (keep: Int32Tensor, after: FloatTensor): Kept => {
    const places = new Map(toArray(keep).map((n, k): [number, number] => [n, k]))
    const note = (n: number) => {
      const place = places.get(n)
      return scored(scores)(n) + (place === undefined ? "" : ` → ${short(after.get(place))}`)
    }
    return { boxes, keep, note }
  }
  return twoPanels(kept(expected.keep, expected.scores), kept(actual.keep, actual.scores))
}

/** Which boxes were found large enough. */
export const sifted: Scene<"removeSmallBoxes"> = ({ input: { boxes }, expected, actual }) => {
  const note = () => ""
  return twoPanels({ boxes, note, ...expected }, { boxes, note, ...actual })
}
