import type { Box, FloatTensor } from "@detspec/core"
import { boxAt, float64, toBoxes } from "@detspec/core"
import type { BoxFormat } from "@detspec/spec"
import { convertBoxes, decodeBoxes } from "@detspec/spec"
import { ink } from "../panels/ink.js"
import type { Panel } from "../panels/panel.js"
import type { Drawn } from "../panels/scene.js"
import { scene } from "../panels/scene.js"
import type { Scene } from "./scene.js"

const both = (expected: Box, actual: Box): readonly Drawn[] => [
  { box: expected, stroke: ink.expected, label: "expected" },
  { box: actual, stroke: ink.actual, label: "actual" },
]

const hasRow = (tensor: FloatTensor, row: number): boolean => row < (tensor.shape[0] ?? 0)

const given = (box: Box, label: string): Drawn => ({ box, stroke: ink.given, label })

const isSameCount = (a: FloatTensor, b: FloatTensor): boolean => a.shape[0] === b.shape[0]

/** The anchor, the box that was to be described, and the box that the actual deltas describe. */
export const encoded: Scene<"encodeBoxes"> = ({ input, actual, strays }) => {
  const [row = 0] = strays("deltas").worst
  if (!hasRow(actual.deltas, row) || !isSameCount(actual.deltas, input.boxes)) return []
  const deltas = float64([1, 1, 4], boxAt(actual.deltas, row))
  const anchors = float64([1, 4], boxAt(input.anchors, row))
  const back = decodeBoxes({ deltas, anchors, weights: input.weights, clamp: Infinity }).boxes.pick(0, null)
  return [
    scene(`row ${row}: its anchor, and what the actual deltas lead to`, [
      given(boxAt(input.anchors, row), "anchor"),
      { box: boxAt(input.boxes, row), stroke: ink.expected, label: "box" },
      { box: boxAt(back, 0), stroke: ink.actual, label: "actual deltas" },
    ]),
  ]
}

/** The anchor and both decoded boxes. */
export const decoded: Scene<"decodeBoxes"> = ({ input, expected, actual, strays }) => {
  const [row = 0, k = 0] = strays("boxes").worst
  if (strays("boxes").at.size === 0) return []
  const of = (boxes: FloatTensor): Box => boxAt(boxes.pick(row, null, null), k)
  return [
    scene(`row ${row}, class ${k}`, [
      given(boxAt(input.anchors, row), "anchor"),
      ...both(of(expected.boxes), of(actual.boxes)),
    ]),
  ]
}

/** The image, the box before, and both boxes after. */
export const clipped: Scene<"clipBoxes"> = ({ input, expected, actual, strays }) => {
  const [row = 0] = strays("boxes").worst
  if (strays("boxes").at.size === 0) return []
  const image: Drawn = { box: [0, 0, input.width, input.height], stroke: ink.first, label: "image" }
  return [
    scene(`row ${row} in an image of ${input.width} × ${input.height}`, [
      image,
      given(boxAt(input.boxes, row), "box"),
      ...both(boxAt(expected.boxes, row), boxAt(actual.boxes, row)),
    ]),
  ]
}

const asCorners = (boxes: FloatTensor, row: number, from: BoxFormat): Box => {
  const one = float64([1, 4], boxAt(boxes, row))
  return boxAt(convertBoxes({ boxes: one, from, to: "xyxy" }).boxes, 0)
}

/** Both answers read in the notation that was asked for. */
export const converted: Scene<"convertBoxes"> = ({ input, expected, actual, strays }) => {
  const [row = 0] = strays("boxes").worst
  if (strays("boxes").at.size === 0) return []
  const { from, to } = input
  const drawn = both(asCorners(expected.boxes, row, to), asCorners(actual.boxes, row, to))
  return [scene(`row ${row}, from ${from} to ${to}, read as ${to}`, drawn)]
}

const mostFaint = 60

/** The anchor that is furthest off among all; all of both where their number differs. */
export const laidAnchors = ({
  expected,
  actual,
  strays,
}: {
  readonly expected: { readonly anchors: FloatTensor }
  readonly actual: { readonly anchors: FloatTensor }
  readonly strays: (field: string) => { readonly at: ReadonlySet<number>; readonly worst: readonly number[] }
}): readonly Panel[] => {
  const [wanted, got] = [toBoxes(expected.anchors), toBoxes(actual.anchors)]
  const faint = (boxes: readonly Box[]): readonly Drawn[] =>
    boxes.slice(0, mostFaint).map((box) => ({ box, stroke: ink.faint }))
  if (wanted.length !== got.length) {
    return [
      scene(
        `expected: ${wanted.length} anchors`,
        wanted.slice(0, mostFaint).map((box) => ({ box, stroke: { ...ink.expected, width: 1.4 } })),
      ),
      scene(
        `actual: ${got.length} anchors`,
        got.slice(0, mostFaint).map((box) => ({ box, stroke: { ...ink.actual, width: 1.4 } })),
      ),
    ]
  }
  const [row = 0] = strays("anchors").worst
  const [one, other] = [wanted[row], got[row]]
  if (strays("anchors").at.size === 0 || !one || !other) return []
  return [scene(`anchor ${row} of ${wanted.length}`, [...faint(wanted), ...both(one, other)])]
}
