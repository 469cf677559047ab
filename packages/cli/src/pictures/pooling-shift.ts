import type { Plot } from "./axes.js"
import { axes, xOn, yOn } from "./axes.js"
import { legend } from "./legend.js"
import { path } from "./marks.js"
import { poolingHue } from "./pooling-panels.js"
import type { Svg } from "./svg.js"

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

/** What each operation answers while the region moves: steps where it rounds, a smooth curve where it does not. */
export const shiftPlot = (shift: PoolingShift, x: number, y: number, width: number, height: number): Svg => {
  const values = names.flatMap((name) => shift[name])
  const ticks = ticksFor(Math.min(...values), Math.max(...values))
  const across = [0, shift.cells.at(-1) ?? 1] as const
  const plot: Plot = { x, y, width, height, across, up: [ticks[0] ?? 0, ticks.at(-1) ?? 1] }
  const curves = names.map((name) => {
    const points = shift.cells.map((cell, i): readonly [number, number] => [
      xOn(plot, cell),
      yOn(plot, shift[name][i] ?? 0),
    ])
    return path(points, { colour: poolingHue[name], width: 3.4 })
  })
  const key = legend(
    x + 24,
    y - 18,
    names.map((name) => ({
      text: written[name],
      stroke: { colour: poolingHue[name], width: 4 },
      mark: "line" as const,
    })),
  )
  const marks = [0, 0.5, 1, 1.5, 2].filter((tick) => tick <= across[1])
  return (
    axes(plot, marks, ticks, "cells that the region has moved to the right", "value of the middle bin") +
    curves.join("") +
    key
  )
}
