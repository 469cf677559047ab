import type { Box, FloatTensor, Tensor, Uint8Tensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import { asRoiAlign } from "@detspec/spec"
import { hue, tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { element } from "../../pictures/svg.js"
import { textWidth, words } from "../../pictures/text.js"
import { ink } from "../panels/ink.js"
import { mapPanel } from "../panels/map.js"
import type { Panel } from "../panels/panel.js"
import { panel, panelWidth } from "../panels/panel.js"
import { boxShape } from "../panels/view.js"
import { alignMarks } from "./pooling-marks.js"
import type { Scene } from "./scene.js"

/** More pixels than this a side are not drawn one by one. */
const mostPixels = 40

interface Bitmap {
  readonly rows: number
  readonly columns: number
  readonly fill: (column: number, row: number) => string
}

/** Pixels as squares, with marks over them in pixels from the corner. */
const bitmapPanel = (
  title: string,
  { rows, columns, fill }: Bitmap,
  marks: (at: (box: Box) => Box) => Svg = () => "",
  note = "",
): Panel => {
  const size = Math.min(30, (panelWidth - 60) / Math.max(columns, 1))
  const [left, top] = [30, 30]
  const at = ([x1, y1, x2, y2]: Box): Box => [
    left + x1 * size,
    top + y1 * size,
    left + x2 * size,
    top + y2 * size,
  ]
  const cells = Array.from({ length: rows * columns }, (_, k) => {
    const [x, y] = [k % columns, Math.floor(k / columns)]
    const square = { x: left + x * size, y: top + y * size, width: size, height: size }
    return element("rect", { ...square, fill: fill(x, y), stroke: tone.faint })
  })
  const height = top + rows * size + 30 + (note ? 18 : 0)
  return panel(
    title,
    Math.max(left + columns * size + 30, textWidth(note, { size: 12 }) + 40),
    height,
    ...cells,
    marks(at),
    note && words(left, height - 12, note, { size: 12, fill: tone.quiet }),
  )
}

const isDrawable = ({ shape }: Tensor): boolean =>
  shape.slice(1).every((side) => side > 0 && side <= mostPixels)

const filled = (masks: Uint8Tensor, n: number): Bitmap => ({
  rows: masks.shape[1] ?? 0,
  columns: masks.shape[2] ?? 0,
  fill: (x, y) => (masks.get(n, y, x) === 0 ? tone.paper : tone.line),
})

/** A mask, the box around it, and the box that came. */
export const bounded: Scene<"masksToBoxes"> = ({ input, expected, actual, strays }) => {
  const { at, worst } = strays("boxes")
  const [n = 0] = worst
  if (at.size === 0 || !isDrawable(input.masks)) return []
  const drawn = (place: (box: Box) => Box): Svg =>
    boxShape(place(boxAt(expected.boxes, n)), ink.expected) +
    boxShape(place(boxAt(actual.boxes, n)), ink.actual)
  return [
    bitmapPanel(`mask ${n}, ends ${input.ends}: expected blue, actual dashed`, filled(input.masks, n), drawn),
  ]
}

/** Two masks over one another. */
export const overlaid: Scene<"maskIou"> = ({ input: { masks1, masks2 }, strays }) => {
  const { at, worst } = strays("iou")
  const [n = 0, m = 0] = worst
  if (at.size === 0 || !isDrawable(masks1)) return []
  const fill = (x: number, y: number): string => {
    const [a, b] = [masks1.get(n, y, x) !== 0, masks2.get(m, y, x) !== 0]
    return a && b ? hue.blue : a ? hue.sky : b ? hue.orange : tone.paper
  }
  const map = { rows: masks1.shape[1] ?? 0, columns: masks1.shape[2] ?? 0, fill }
  return [
    bitmapPanel(
      `masks1[${n}] and masks2[${m}]`,
      map,
      undefined,
      "light blue: first, orange: second, blue: both",
    ),
  ]
}

/** The box on its truth's mask, cut into the cells of the target, with the samples. */
export const targetCropped: Scene<"cropMasks"> = ({ input, strays }) => {
  const { worst } = strays("targets")
  const [n = 0, i = 0, j = 0] = worst
  const [, rows = 0, columns = 0] = input.masks.shape
  if (input.boxes.size === 0) return []
  const pooling = asRoiAlign(input)
  const marks = alignMarks(pooling, [input.size, input.size], pooling, { region: n, bin: [i, j] })
  const truth = input.truths.get(n)
  const value = (x: number, y: number) => input.masks.get(truth, y, x)
  return [mapPanel(`box ${n} on mask ${truth}; cell (${i}, ${j})`, { rows, columns, value }, marks)]
}

const shaded = (masks: FloatTensor, n: number): Bitmap => ({
  rows: masks.shape[1] ?? 0,
  columns: masks.shape[2] ?? 0,
  fill: (x, y) => {
    const value = masks.get(n, y, x)
    const part = Number.isNaN(value) ? 0 : Math.max(0, Math.min(1, value))
    return `rgb(${[0, 1, 2].map((k) => Math.round(255 - part * ([150, 110, 60][k] ?? 0))).join(",")})`
  },
})

/** The pasted mask with its box, as it should be and as it came. */
export const pasted: Scene<"pasteMasks"> = ({ input, expected, actual, strays }) => {
  const { at, worst } = strays("masks")
  const [n = 0, i = 0, j = 0] = worst
  if (at.size === 0 || !isDrawable(expected.masks)) return []
  const marks = (place: (box: Box) => Box): Svg =>
    boxShape(place(boxAt(input.boxes, n)), { colour: tone.ink, width: 2, dash: "6 4" }) +
    boxShape(place([j, i, j + 1, i + 1]), { colour: hue.vermilion, width: 2.6 })
  return [
    bitmapPanel(`expected: mask ${n} in its image`, shaded(expected.masks, n), marks),
    bitmapPanel(`actual: mask ${n} in its image`, shaded(actual.masks, n), marks),
  ]
}
