import type { Box, FloatTensor } from "@detspec/core"
import { boxAt, centred } from "@detspec/core"
import { dot, line } from "../../pictures/marks.js"
import { hue, tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { element } from "../../pictures/svg.js"
import { ink } from "../panels/ink.js"
import type { Panel } from "../panels/panel.js"
import { scene } from "../panels/scene.js"
import type { View } from "../panels/view.js"
import { boxMark, placedBox } from "../panels/view.js"

/** What a measure of overlap looks at, beside the shared area. */
export type Measure = "overlap" | "enclosing" | "centres"

const shared = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
]

const enclosing = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

const sharedMark = (view: View, a: Box, b: Box): Svg => {
  const both = shared(a, b)
  if (both[0] >= both[2] || both[1] >= both[3]) return ""
  const [x1, y1, x2, y2] = placedBox(view, both)
  const place = { x: x1, y: y1, width: x2 - x1, height: y2 - y1 }
  return element("rect", { ...place, fill: hue.sky, "fill-opacity": 0.35 })
}

const centreMarks = (view: View, a: Box, b: Box): Svg => {
  const [p, q] = [centred(a), centred(b)]
  const [x1, y1, x2, y2] = placedBox(view, enclosing(a, b))
  return [
    line(x1, y1, x2, y2, ink.faint),
    line(view.x(p.x), view.y(p.y), view.x(q.x), view.y(q.y), { colour: tone.ink, width: 2 }),
    dot(view.x(p.x), view.y(p.y), 4, ink.first.colour),
    dot(view.x(q.x), view.y(q.y), 4, ink.second.colour),
  ].join("")
}

export interface Named {
  readonly name: string
  readonly boxes: FloatTensor
  readonly row: number
}

const drawn = ({ name, boxes, row }: Named) => ({ box: boxAt(boxes, row), label: `${name}[${row}]` })

/** Two boxes, what they share, and what else the measure looks at. */
export const pairPanel = (
  first: Named,
  second: Named,
  measure: Measure,
  over: (view: View) => Svg = () => "",
): Panel => {
  const [a, b] = [drawn(first), drawn(second)]
  const around = (view: View) =>
    measure === "overlap" ? "" : boxMark(view, enclosing(a.box, b.box), ink.faint)
  const centres = (view: View) => (measure === "centres" ? centreMarks(view, a.box, b.box) : "")
  return scene(
    `${a.label} and ${b.label}`,
    [
      { ...a, stroke: ink.first },
      { ...b, stroke: ink.second },
    ],
    (view) => sharedMark(view, a.box, b.box) + around(view),
    (view) => centres(view) + over(view),
  )
}

type Pairs = { readonly boxes1: FloatTensor; readonly boxes2: FloatTensor }

/** The pair whose measure is furthest off. */
export const worstPair = (
  { boxes1, boxes2 }: Pairs,
  [n = 0, m = 0]: readonly number[],
  measure: Measure,
): readonly Panel[] =>
  boxes1.size === 0 || boxes2.size === 0
    ? []
    : [
        pairPanel(
          { name: "boxes1", boxes: boxes1, row: n },
          { name: "boxes2", boxes: boxes2, row: m },
          measure,
        ),
      ]
