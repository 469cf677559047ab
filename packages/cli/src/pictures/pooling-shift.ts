import type { Plot } from "./axes.js"
import { axes, xOn, yOn } from "./axes.js"
import type { LegendEntry } from "./legend.js"
import { legend } from "./legend.js"
import { path } from "./marks.js"
import { poolingHue } from "./pooling-panels.js"
import type { Region, Svg } from "./svg.js"

/** The middle bin of each operation while the region moves to the right. */
export interface PoolingShift {
  readonly cells: readonly number[]
  readonly roiPool: readonly number[]
  readonly cropAndResize: readonly number[]
  readonly roiAlign: readonly number[]
}

const names = ["roiPool", "cropAndResize", "roiAlign"] as const
const written = { roiPool: "RoIPool", cropAndResize: "cropAndResize", roiAlign: "RoIAlign" }

/** Ticks of a round step that cover the values. */
const ticksFor = (least: number, most: number): readonly number[] => {
  const step = [0.02, 0.05, 0.1, 0.2, 0.5].find((size) => (most - least) / size <= 5) ?? 1
  const [from, to] = [
    Math.floor(least / step),
    Math.max(Math.ceil(most / step), Math.floor(least / step) + 1),
  ]
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toFixed(2)))
}

const curveOf = (shift: PoolingShift, plot: Plot, name: (typeof names)[number]): Svg =>
  path(
    shift.cells.map((cell, i) => [xOn(plot, cell), yOn(plot, shift[name][i] ?? 0)]),
    { colour: poolingHue[name], width: 3.4 },
  )

const keyEntries: readonly LegendEntry[] = names.map((name) => ({
  text: written[name],
  stroke: { colour: poolingHue[name], width: 4 },
  mark: "line",
}))

/** What each operation answers while the region moves: steps where it rounds, a smooth curve where it does not. */
export const shiftPlot = (shift: PoolingShift, frame: Region): Svg => {
  const values = names.flatMap((name) => shift[name])
  const ticks = ticksFor(Math.min(...values), Math.max(...values))
  const farthest = shift.cells.at(-1) ?? 1
  const plot: Plot = { ...frame, across: [0, farthest], up: [ticks[0] ?? 0, ticks.at(-1) ?? 1] }
  const marks = [0, 0.5, 1, 1.5, 2].filter((tick) => tick <= farthest)
  return [
    axes(plot, marks, ticks, "cells that the region has moved to the right", "value of the middle bin"),
    ...names.map((name) => curveOf(shift, plot, name)),
    legend(frame.x + 24, frame.y - 18, keyEntries),
  ].join("")
}
