import type { Matrix } from "./matrix.js"

export type Interpolation = "nearest" | "bilinear" | "bilinear, corners aligned"

interface Tap {
  readonly cell: number
  readonly weight: number
}

/** Between the two cells around a place, the border's where it lies beyond. */
const between = (place: number, from: number): readonly Tap[] => {
  const inside = Math.min(Math.max(place, 0), from - 1)
  const low = Math.min(Math.floor(inside), from - 1)
  const share = inside - low
  return [
    { cell: low, weight: 1 - share },
    { cell: Math.min(low + 1, from - 1), weight: share },
  ]
}

/** What output i of `to` reads of `from` cells. The nearest cell is ⌊i · from / to⌋, counted in whole numbers. */
const tapsOf: Readonly<Record<Interpolation, (i: number, from: number, to: number) => readonly Tap[]>> = {
  nearest: (i, from, to) => [{ cell: Math.floor((i * from) / to), weight: 1 }],
  bilinear: (i, from, to) => between(((i + 0.5) * from) / to - 0.5, from),
  "bilinear, corners aligned": (i, from, to) => between(to > 1 ? (i * (from - 1)) / (to - 1) : 0, from),
}

/** The linear map from `from` cells to `to`: [to, from]. */
export const interpolationMatrix = (mode: Interpolation, from: number, to: number): Matrix => {
  const data = new Float64Array(from * to)
  for (let i = 0; i < to; i += 1)
    for (const { cell, weight } of tapsOf[mode](i, from, to))
      data[i * from + cell] = (data[i * from + cell] ?? 0) + weight
  return { rows: to, columns: from, data }
}
