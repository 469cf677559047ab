import type { Box, FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import type { Stroke } from "../../pictures/marks.js"
import { arrow } from "../../pictures/marks.js"
import type { Svg } from "../../pictures/svg.js"
import { ink } from "../panels/ink.js"
import type { Panel } from "../panels/panel.js"
import type { View } from "../panels/view.js"
import { placedBox } from "../panels/view.js"
import type { Strays } from "../strays.js"
import type { Measure } from "./overlap.js"
import { pairPanel } from "./overlap.js"

interface Pair {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
}
interface Losses {
  readonly loss: FloatTensor
}
interface Slopes extends Losses {
  readonly gradient: FloatTensor
}
interface Both<O> {
  readonly input: Pair
  readonly expected: O
  readonly actual: O
  readonly strays: (field: string) => Strays
}

const longest = 38

/** One arrow a side of the box, as long as the slope along it; `beside` keeps two sets of arrows apart. */
const slopeArrows = (
  view: View,
  box: Box,
  slopes: Box,
  most: number,
  stroke: Stroke,
  beside: number,
): Svg => {
  const [x1, y1, x2, y2] = placedBox(view, box)
  const [cx, cy] = [(x1 + x2) / 2 + beside, (y1 + y2) / 2 + beside]
  const [gx1, gy1, gx2, gy2] = slopes.map((slope) => (Number.isFinite(slope) ? (slope / most) * longest : 0))
  return [
    arrow(x1, cy, x1 + (gx1 ?? 0), cy, stroke),
    arrow(x2, cy, x2 + (gx2 ?? 0), cy, stroke),
    arrow(cx, y1, cx, y1 + (gy1 ?? 0), stroke),
    arrow(cx, y2, cx, y2 + (gy2 ?? 0), stroke),
  ].join("")
}

const greatest = (slopes: readonly Box[]): number =>
  Math.max(...slopes.flat().map((slope) => (Number.isFinite(slope) ? Math.abs(slope) : 0))) || 1

/** Prediction and target of the row that is furthest off. */
export const boxLoss =
  (measure: Measure) =>
  ({ input, strays }: Both<Losses>): readonly Panel[] => {
    const [row = 0] = strays("loss").worst
    const { predictions, targets } = input
    if (predictions.size === 0) return []
    return [
      pairPanel(
        { name: "predictions", boxes: predictions, row },
        { name: "targets", boxes: targets, row },
        measure,
      ),
    ]
  }

/** As `boxLoss`, with an arrow on each side of the prediction: where the loss grows, and how steeply. */
export const boxLossGradient =
  (measure: Measure) =>
  (both: Both<Slopes>): readonly Panel[] => {
    const { input, expected, actual, strays } = both
    const gradient = strays("gradient")
    if (gradient.at.size === 0) return boxLoss(measure)(both)
    const [row = 0] = gradient.worst
    const [wanted, got] = [boxAt(expected.gradient, row), boxAt(actual.gradient, row)]
    const most = greatest([wanted, got])
    const box = boxAt(input.predictions, row)
    const arrows = (view: View) =>
      slopeArrows(view, box, wanted, most, { ...ink.expected, width: 2.2 }, -7) +
      slopeArrows(view, box, got, most, { colour: ink.actual.colour, width: 2.2 }, 7)
    const first = { name: "predictions", boxes: input.predictions, row }
    const drawn = pairPanel(first, { name: "targets", boxes: input.targets, row }, measure, arrows)
    return [{ ...drawn, title: `gradient of row ${row}: expected blue, actual vermilion` }]
  }
