import { toBoxes } from "@detspec/core"
import type { Pair, Where } from "./crop-grid.js"
import { isOnMap, pointsAlong } from "./crop-grid.js"
import type { Sway } from "./sway.js"
import { cellsNear, mayCross } from "./sway.js"
import type { Taps } from "./taps.js"

/** What no float holds: a term that rounds whatever it is held in. */
const inexact = Number.NaN

/** The `part`th part of the way from low to high; the whole way may round, also in float64. */
const stepOf = (low: number, high: number, part: number): number =>
  part === 1 && low + (high - low) !== high ? inexact : (high - low) / part

/**
 * Which cells sway each point; a point that a rounding may carry off the map is undecided. So is the last one, where
 * low + (high - low) rounds: not every program that computes the formula as it stands ends on the corner.
 */
export const cropSway = (
  { boxes, images, spatialScale: s }: Where,
  [height, width]: Pair,
  [rows, columns]: Pair,
): readonly Sway[] => {
  const reachOf = (low: number, high: number): number => 1 + Math.abs(low * s) + Math.abs(high * s)
  const along = (low: number, high: number, side: number, count: number): readonly Taps[] =>
    pointsAlong(low * s, high * s, count).map((p, i) => {
      const step = i === 0 ? 0 : stepOf(low * s, high * s, i === count - 1 ? 1 : count - 1)
      const terms = [low, high, s, low * s, high * s, step]
      const decided = ![0, side - 1].some((edge) => mayCross(p, edge, reachOf(low, high), terms))
      return decided && !isOnMap(p, side) ? [] : cellsNear(p, side, decided)
    })
  return toBoxes(boxes).map(([x1, y1, x2, y2], r) => ({
    image: images.get(r),
    rows: along(y1, y2, height, rows),
    columns: along(x1, x2, width, columns),
    reach: reachOf(y1, y2) + reachOf(x1, x2),
    samples: () => 1,
  }))
}
