import type { Curve } from "./curve.js"
import { envelope } from "./curve.js"

/** k / n for k = 0 … n: one rounding each, so that a recall of exactly k / n reaches its level. */
export const levels = (n: number): readonly number[] => Array.from({ length: n + 1 }, (_, k) => k / n)

/** VOC 2007's 0, .1, …, 1. */
export const elevenLevels: readonly number[] = levels(10)
/** COCO's 0, .01, …, 1. */
export const hundredAndOneLevels: readonly number[] = levels(100)

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** The first point that reaches each of the ascending levels, undefined where none does. */
export const pointsAt = ({ recall }: Curve, at: readonly number[]): readonly (number | undefined)[] => {
  let n = 0
  return at.map((level) => {
    while (n < recall.length && (recall[n] ?? 0) < level) n += 1
    return n < recall.length ? n : undefined
  })
}

/** The precision p̂ at each of the ascending recall levels; 0 at those that are never reached. */
export const precisionAt = (curve: Curve, at: readonly number[]): readonly number[] => {
  const highest = envelope(curve)
  return pointsAt(curve, at).map((n) => (n === undefined ? 0 : (highest[n] ?? 0)))
}

/**
 * Average precision as the mean of p̂ at recall levels: AP = Σ_r p̂(r) / |levels|.
 *
 * Source  VOC 2007 with eleven levels, COCO with a hundred and one
 */
export const sampledPrecision = (curve: Curve, at: readonly number[]): number => mean(precisionAt(curve, at))

/**
 * Average precision as the area under p̂: AP = Σ_n (r_n - r_{n-1}) p̂(r_n).
 *
 * Source  VOC from 2010 on
 */
export const areaUnderCurve = (curve: Curve): number => {
  const highest = envelope(curve)
  return curve.recall.reduce((sum, r, n) => sum + (r - (curve.recall[n - 1] ?? 0)) * (highest[n] ?? 0), 0)
}
