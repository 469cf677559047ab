import { area, boxAt } from "@detspec/core"
import { fractionalLevel } from "@detspec/spec"
import type { Plot } from "../../pictures/axes.js"
import { xOn, yOn } from "../../pictures/axes.js"
import { dot, line, path } from "../../pictures/marks.js"
import { hue, tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { words } from "../../pictures/text.js"
import { short } from "../panels/numbers.js"
import { panel, panelWidth } from "../panels/panel.js"
import { tagAt } from "../panels/tag-at.js"
import type { Scene } from "./scene.js"

const tall = 240
const quiet = { size: 11, fill: tone.quiet } as const

const levelsBetween = (low: number, high: number): readonly number[] =>
  Array.from({ length: Math.min(high - low + 1, 16) }, (_, i) => low + i)

const staircase = (plot: Plot, min: number, max: number): Svg => {
  const [from, to] = plot.across
  const clamp = (level: number) => Math.min(Math.max(level, min), max)
  const first = Math.ceil(from)
  const jumps = Array.from({ length: Math.max(0, Math.floor(to) - first + 1) }, (_, i) => first + i)
  const points = [
    [from, clamp(Math.floor(from))],
    ...jumps.flatMap((x) => [
      [x, clamp(x - 1)],
      [x, clamp(x)],
    ]),
    [to, clamp(Math.floor(to))],
  ].map(([x = 0, y = 0]): readonly [number, number] => [xOn(plot, x), yOn(plot, y)])
  return path(points, { colour: tone.line, width: 2 })
}

/** The level of one box over the level before rounding down: a staircase, with the two answers. */
export const levels: Scene<"assignPyramidLevels"> = ({ input, expected, actual, strays }) => {
  const [row = 0] = strays("levels").worst
  if (strays("levels").at.size === 0) return []
  const box = boxAt(input.boxes, row)
  const { minLevel, maxLevel } = input
  const exact = area(box) === 0 ? minLevel : fractionalLevel(box, input)
  const [wanted, got] = [expected.levels.get(row), actual.levels.get(row)]
  const [low, high] = [Math.min(minLevel, wanted, got), Math.max(maxLevel, wanted, got)]
  const across: readonly [number, number] = [Math.min(low, exact) - 0.8, Math.max(high, exact) + 0.8]
  const frame = { x: 40, y: 16, width: panelWidth - 56, height: tall - 62 }
  const plot: Plot = { ...frame, across, up: [low - 0.6, high + 0.6] }
  const at = (level: number): readonly [number, number] => [xOn(plot, exact), yOn(plot, level)]
  const title = `box ${row}: √area ${short(Math.sqrt(area(box)))}, level before rounding ${short(exact)}`
  return [
    panel(
      title,
      panelWidth,
      tall,
      ...levelsBetween(low, high).flatMap((level) => [
        line(frame.x, yOn(plot, level), frame.x + frame.width, yOn(plot, level), {
          colour: tone.faint,
          width: 1,
        }),
        words(frame.x - 6, yOn(plot, level) + 4, short(level), { ...quiet, anchor: "end" }),
      ]),
      staircase(plot, minLevel, maxLevel),
      line(xOn(plot, exact), frame.y, xOn(plot, exact), frame.y + frame.height, {
        colour: tone.quiet,
        width: 1,
        dash: "3 3",
      }),
      words(frame.x + frame.width / 2, tall - 12, "level before rounding down →", {
        ...quiet,
        anchor: "middle",
      }),
      dot(...at(wanted), 6, hue.blue),
      dot(...at(got), 6, hue.vermilion),
      tagAt(...at(wanted), `expected ${wanted}`, hue.blue, frame),
      tagAt(...at(got), `actual ${got}`, hue.vermilion, frame),
    ),
  ]
}
