import type { FloatTensor } from "@detspec/core"
import type { Sampling } from "@detspec/spec/parts"
import { isInside, positionOf, samplesPerBin, spanOf } from "@detspec/spec/parts"
import type { TapTable } from "./tap-table.js"
import { tapWriter } from "./tap-table.js"

/** The cell below `p` and how far it lies above that cell's centre, as the specification's `interpolate`. */
const interpolated = (p: number, side: number): readonly [cell: number, t: number] => {
  const at = Math.min(Math.max(p, 0), side - 1)
  const cell = Math.floor(at)
  return [cell, at - cell]
}

/** Which axis of the boxes, how many cells the map has along it, how far apart in bytes, and how many bins. */
export interface Axis {
  readonly name: "x" | "y"
  readonly side: number
  readonly step: number
  readonly bins: number
}

/** Calls `sample` with every sample of every bin of every box along an axis, and `close` after each bin. */
const everySample = (
  boxes: FloatTensor,
  { name, bins }: Axis,
  sampling: Sampling,
  sample: (position: number) => void,
  close: (samples: number) => void,
): void => {
  const [low, high] = name === "x" ? [0, 2] : [1, 3]
  for (let r = 0; r < (boxes.shape[0] ?? 0); r += 1) {
    const span = spanOf(boxes.get(r, low), boxes.get(r, high), sampling)
    const n = samplesPerBin(span.size, bins, sampling.samples)
    for (let bin = 0; bin < bins; bin += 1) {
      for (let m = bin * n; m < (bin + 1) * n; m += 1) sample(positionOf(span, m, n * bins))
      close(n)
    }
  }
}

/** The mean of the samples of every bin, as weights of cells: RoIAlign along one axis, in float64. */
export const meanSampleTaps = (boxes: FloatTensor, axis: Axis, sampling: Sampling): TapTable => {
  const { side, step, bins } = axis
  const { add, close, table } = tapWriter((boxes.shape[0] ?? 0) * bins, step)
  const sample = (p: number): void => {
    if (!isInside(p, side)) return
    const [cell, t] = interpolated(p, side)
    add(cell, 1 - t)
    if (t !== 0) add(cell + 1, t)
  }
  everySample(boxes, axis, sampling, sample, (samples) => close(Math.max(samples, 1)))
  return table()
}

/** Every sample of every bin on its own, as two taps; one that lies outside weighs nothing. */
export const eachSampleTaps = (boxes: FloatTensor, axis: Axis, sampling: Sampling): TapTable => {
  const { side, step, bins } = axis
  const { push, close, table } = tapWriter((boxes.shape[0] ?? 0) * bins, step)
  const sample = (p: number): void => {
    const [cell, t] = interpolated(p, side)
    const weight = isInside(p, side) ? 1 : 0
    push(cell, weight * (1 - t))
    push(Math.min(cell + 1, side - 1), weight * t)
  }
  everySample(boxes, axis, sampling, sample, () => close(1))
  return table()
}

/** The axes of a map whose cells are `bytes` wide. */
export const axesOf = (
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  bytes: number,
): { readonly y: Axis; readonly x: Axis } => ({
  y: { name: "y", side: height, step: width * bytes, bins: rows },
  x: { name: "x", side: width, step: bytes, bins: columns },
})
