import type { Int32Tensor } from "@detspec/core"
import { boxAt, toArray, toBoxes } from "@detspec/core"
import { hue, hueAt } from "../../pictures/palette.js"
import { cellsPanel } from "../panels/cells.js"
import { ink } from "../panels/ink.js"
import { short } from "../panels/numbers.js"
import type { Panel } from "../panels/panel.js"
import type { Drawn } from "../panels/scene.js"
import { scene } from "../panels/scene.js"
import type { Scene } from "./scene.js"

const matchWord = (match: number): string =>
  match === -1 ? "negative" : match === -2 ? "ignored" : `truth ${match}`

const mostColumns = 4

/** The columns around one that matters. */
const columnsAround = (count: number, focus: number): readonly number[] => {
  const from = Math.max(0, Math.min(focus - 1, count - mostColumns))
  return Array.from({ length: Math.min(count, mostColumns) }, (_, i) => from + i)
}

const wordsOf = (matches: Int32Tensor, at: ReadonlySet<number>, columns: readonly number[], ring: string) =>
  columns.map((n) => ({
    text: n < matches.size ? matchWord(matches.get(n)) : "",
    ...(at.has(n) ? { ring } : {}),
  }))

/** The qualities of the anchors that were matched otherwise, and both matches beneath. */
export const qualities: Scene<"matchQuality"> = ({ input, expected, actual, strays }) => {
  const { at, worst } = strays("matches")
  const [truths = 0, anchors = 0] = input.quality.shape
  const columns = columnsAround(anchors, worst[0] ?? 0)
  const rows = Array.from({ length: Math.min(truths, 8) }, (_, m) =>
    columns.map((n) => ({ text: short(input.quality.get(m, n)) })),
  )
  return [
    cellsPanel(`quality; high ${input.high}, low ${input.low}, low quality: ${input.lowQuality}`, {
      rows: [
        ...rows,
        wordsOf(expected.matches, at, columns, hue.blue),
        wordsOf(actual.matches, at, columns, hue.vermilion),
      ],
      rowNames: [...rows.map((_, m) => `truth ${m}`), "expected", "actual"],
      columnNames: columns.map((n) => `anchor ${n}`),
    }),
  ]
}

const mostAnchors = 30

const strokeOf = (match: number) =>
  match < 0 ? (match === -1 ? ink.faint : ink.given) : { colour: hueAt(match), width: 2.4 }

/** Truths as thick boxes, anchors in the colour of their truth. */
export const anchorsMatched: Scene<"matchAnchors"> = ({ input, expected, actual, strays }) => {
  const { at, worst } = strays("matches")
  const anchors = toBoxes(input.anchors)
  if (anchors.length === 0) return []
  const shown = anchors.length > mostAnchors ? [worst[0] ?? 0] : anchors.map((_, n) => n)
  const truths = toBoxes(input.truths).map(
    (box, m): Drawn => ({ box, stroke: { colour: hueAt(m), width: 4.5 }, label: `truth ${m}` }),
  )
  const drawn = (matches: Int32Tensor): readonly Drawn[] =>
    shown.map((n) => {
      const match = n < matches.size ? matches.get(n) : -1
      const label = at.has(n) ? { label: `anchor ${n}: ${matchWord(match)}` } : {}
      return { box: boxAt(input.anchors, n), stroke: strokeOf(match), ...label }
    })
  const one = (who: string, matches: Int32Tensor): Panel =>
    scene(`${who}; high ${short(input.high)}, low ${short(input.low)}`, [...truths, ...drawn(matches)])
  return [one("expected", expected.matches), one("actual", actual.matches)]
}

/** The anchors in the order of the permutation: what they are, and what was drawn. */
export const sampled: Scene<"sampleBalanced"> = ({ input, expected, actual }) => {
  const order = toArray(input.permutation).slice(0, 12)
  const label = (n: number) => {
    const value = input.labels.get(n)
    return value >= 1 ? "positive" : value === 0 ? "negative" : "ignored"
  }
  const drawnAs = ({ positives, negatives }: typeof expected) => {
    const [yes, no] = [new Set(toArray(positives)), new Set(toArray(negatives))]
    return (n: number): string => (yes.has(n) ? "positive" : no.has(n) ? "negative" : "–")
  }
  const [wanted, got] = [drawnAs(expected), drawnAs(actual)]
  const row = (n: number) => {
    const differ = wanted(n) !== got(n)
    return [
      { text: label(n) },
      { text: wanted(n), ...(differ ? { ring: hue.blue } : {}) },
      { text: got(n), ...(differ ? { ring: hue.vermilion } : {}) },
    ]
  }
  const { size, positiveFraction } = input
  return [
    cellsPanel(
      `at most ${size}, ${short(positiveFraction)} of them positive; in the order of the permutation`,
      {
        rows: order.map(row),
        rowNames: order.map((n) => `anchor ${n}`),
        columnNames: ["label", "expected", "actual"],
      },
    ),
  ]
}
