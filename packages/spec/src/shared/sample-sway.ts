import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import type { Sampling, Span } from "./samples.js"
import { isInside, positionsOf, samplesPerBin, spanOf } from "./samples.js"
import type { Sway } from "./sway.js"
import { cellsNear, mayCross, undecidedCells } from "./sway.js"
import { sumTaps, type Taps } from "./taps.js"

interface Axis {
  readonly taps: readonly Taps[]
  readonly samples: number
  readonly reach: number
}

/** Whether a rounding decides how many samples the bins take. */
const countUndecided = (
  span: Span,
  rawSize: number,
  bins: number,
  reach: number,
  terms: readonly number[],
) => {
  const cells = span.size / bins
  const clamped = rawSize < span.size && !mayCross(rawSize, span.size, reach, [])
  return !clamped && mayCross(cells, Math.round(cells), reach, [...terms, span.size])
}

const swayAlong = (low: number, high: number, side: number, bins: number, sampling: Sampling): Axis => {
  const { spatialScale } = sampling
  const span = spanOf(low, high, sampling)
  const n = samplesPerBin(span.size, bins, sampling.samples)
  const reach = 1 + Math.abs(low * spatialScale) + Math.abs(high * spatialScale)
  const terms = [low, high, spatialScale, span.start]
  const rawSize = (high - low) * spatialScale
  if (sampling.samples === 0 && countUndecided(span, rawSize, bins, reach, terms)) {
    const all = undecidedCells(Math.floor(span.start) - 1, Math.ceil(span.start + span.size) + 1, side)
    return { taps: Array.from({ length: bins }, () => all), samples: n + 1, reach }
  }
  const tapsAt = (p: number): Taps => {
    const step = span.size / (n * bins)
    const decided = ![-1, side].some((edge) => mayCross(p, edge, reach, [...terms, step]))
    return decided && !isInside(p, side) ? [] : cellsNear(p, side, decided)
  }
  const taps = positionsOf(span, bins, n).map((positions) => sumTaps(positions.map(tapsAt)))
  return { taps, samples: n, reach }
}

/** Which cells sway the bins of regions that are sampled as RoIAlign does. */
export const sampleSway = (
  { boxes, images }: { readonly boxes: FloatTensor; readonly images: Int32Tensor },
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  sampling: Sampling,
): readonly Sway[] =>
  toBoxes(boxes).map(([x1, y1, x2, y2], r) => {
    const y = swayAlong(y1, y2, height, rows, sampling)
    const x = swayAlong(x1, x2, width, columns, sampling)
    return {
      image: images.get(r),
      rows: y.taps,
      columns: x.taps,
      reach: y.reach + x.reach,
      samples: () => y.samples * x.samples,
    }
  })
