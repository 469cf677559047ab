import { tabulate, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { cropAndResize, roiAlign } from "@detspec/spec"
import type { Taps } from "@detspec/spec/parts"
import { interpolate, weightedSum } from "@detspec/spec/parts"
import { pooledWrongly } from "../families/pooling/pooled-wrongly.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"cropAndResize">

/** What a wrong cropAndResize may get wrong: where its points lie, which are off the map, what is read. */
interface Part {
  readonly point: (low: number, high: number, i: number, count: number) => number
  readonly isOnMap: (p: number, side: number) => boolean
  readonly taps: (p: number, side: number) => Taps
}
const right: Part = {
  point: (low, high, i, count) =>
    count === 1 ? (low + high) / 2 : (low * (count - 1 - i) + high * i) / (count - 1),
  isOnMap: (p, side) => p >= 0 && p <= side - 1,
  taps: interpolate,
}

const cropBy = (input: Input, { point, isOnMap, taps }: Part): Input["features"] => {
  const { features, images, spatialScale: s, pooledHeight, pooledWidth, extrapolation } = input
  const [, C = 0, H = 0, W = 0] = features.shape
  const list = toBoxes(input.boxes)
  return tabulate([list.length, C, pooledHeight, pooledWidth], (r = 0, c = 0, i = 0, j = 0) => {
    const [x1, y1, x2, y2] = list[r] ?? [0, 0, 0, 0]
    const y = point(y1 * s, y2 * s, i, pooledHeight)
    const x = point(x1 * s, x2 * s, j, pooledWidth)
    const offTheMap = !isOnMap(y, H) || !isOnMap(x, W)
    return offTheMap ? extrapolation : weightedSum(features, images.get(r), c, taps(y, H), taps(x, W))
  })
}
const wrong = (bug: string, part: Partial<Part>, source = ""): Mutant =>
  mutant(
    "cropAndResize",
    bug,
    { cropAndResize: (input) => ({ output: cropBy(input, { ...right, ...part }) }) },
    source,
  )
const answered = (bug: string, run: (input: Input) => Input["features"], source = ""): Mutant =>
  mutant("cropAndResize", bug, { cropAndResize: (input) => ({ output: run(input) }) }, source)

const stepwise: Part["point"] = (low, high, i, count) => {
  const step = Math.fround(Math.fround(high - low) / (count - 1))
  return count === 1 ? (low + high) / 2 : Math.fround(low + Math.fround(i * step * (1 + 2 ** -22)))
}

export const cropAndResizeMutants: readonly Mutant[] = [
  ...pooledWrongly<Input>(
    "cropAndResize",
    (input) => cropAndResize(input).output,
    (run) => ({ cropAndResize: run }),
  ),
  wrong("the last point falls off the map by a rounding", { point: stepwise }, "tensorflow/tfjs#6624"),
  wrong("points in the middles of bins, as RoIAlign", {
    point: (low, high, i, count) => low + ((high - low) * (i + 0.5)) / count,
  }),
  wrong("a step of size / count: the last corner is not reached", {
    point: (low, high, i, count) => (count === 1 ? (low + high) / 2 : low + ((high - low) * i) / count),
  }),
  wrong("a single point lies on the first corner", {
    point: (low, high, i, count) => (count === 1 ? low : right.point(low, high, i, count)),
  }),
  wrong("points on the last centre are off the map", { isOnMap: (p, side) => p >= 0 && p < side - 1 }),
  wrong("points up to the edge of the last cell are on the map", {
    isOnMap: (p, side) => p >= 0 && p < side,
  }),
  wrong("points on the first centre are off the map", { isOnMap: (p, side) => p > 0 && p <= side - 1 }),
  wrong("points off the map read the border", { isOnMap: () => true }),
  wrong("the nearest cell instead of the four around", {
    taps: (p, side) => interpolate(Math.round(p), side),
  }),
  wrong("the cell below instead of the four around", { taps: (p, side) => interpolate(Math.floor(p), side) }),
  answered(
    "extrapolates with 0, whatever is asked for",
    (input) => cropAndResize({ ...input, extrapolation: 0 }).output,
  ),
  answered("rounds to whole numbers, as bytes", (input) =>
    tabulate(cropAndResize(input).output.shape, (...at) =>
      Math.round(cropAndResize(input).output.get(...at)),
    ),
  ),
  answered(
    "RoIAlign with one sample",
    (input) => roiAlign({ ...input, samples: 1, aligned: true, reduce: "mean" }).output,
    "tensorflow/tensorflow#26278",
  ),
]
