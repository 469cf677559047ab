import { int32, mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { cropAndResizeBackward, roiAlignBackward } from "@detspec/spec"
import type { Taps } from "@detspec/spec/parts"
import { isInside, sameChannel } from "@detspec/spec/parts"
import { askedCapped, givenCapped } from "../families/pooling/capped.js"
import type { TapsAt } from "../families/pooling/given-by.js"
import { givenBy, within } from "../families/pooling/given-by.js"
import { pickAlong, reversedAlong, turnedPlanes, upTo } from "../families/pooling/plane-moves.js"
import { atLeastOneCell, countOf, pickRegions } from "../families/pooling/region-moves.js"
import { givenInSixteenBits } from "../families/pooling/sixteen-bits.js"
import { scaled, shifted, swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { channelsInEightBits, inEightBits } from "./common/wrapped.js"

type Input = In<"roiAlignBackward">

const changed = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("roiAlignBackward", bug, { roiAlignBackward: (input) => roiAlignBackward(change(input)) }, source)
const answered = (bug: string, run: (input: Input) => Input["cotangent"], source = ""): Mutant =>
  mutant("roiAlignBackward", bug, { roiAlignBackward: (input) => ({ gradient: run(input) }) }, source)
const right = (input: Input) => roiAlignBackward(input).gradient
const some = (input: Input, order: readonly number[]): Input => ({
  ...pickRegions(input, order),
  cotangent: pickAlong(input.cotangent, 0, order),
})

/** A straight line through the last two cells, also where it leaves the map: one weight is above 1, one below 0. */
const lineThrough = (p: number, side: number): Taps => {
  const cell = Math.min(Math.max(Math.floor(p), 0), Math.max(side - 2, 0))
  const t = side > 1 ? p - cell : 0
  const above = { cell: cell + 1, weight: t }
  return !isInside(p, side) ? [] : t === 0 ? [{ cell, weight: 1 }] : [{ cell, weight: 1 - t }, above]
}

/** The right backward pass but for where samples give. */
const giving = (bug: string, tapsAt: TapsAt): Mutant =>
  answered(bug, (input) => givenBy(input, tapsAt, input.cotangent.shape[1] ?? 0, sameChannel))

export const roiAlignBackwardMutants: readonly Mutant[] = [
  changed(
    "half a cell is never taken off",
    (input) => {
      const half = input.aligned ? 0.5 / input.spatialScale : 0
      return { ...input, boxes: shifted(input.boxes, half, half) }
    },
    "onnx/onnx#3428",
  ),
  changed(
    "aligned the other way round",
    (input) => ({ ...input, aligned: !input.aligned }),
    "pytorch/vision#2438",
  ),
  changed("regions have a cell at least, aligned too", atLeastOneCell),
  changed(
    "two samples instead of as many as needed",
    (input) => ({ ...input, samples: input.samples || 2 }),
    "apache/mxnet#11077",
  ),
  changed("no more than 8 samples where they are asked for", (input) => ({
    ...input,
    samples: Math.min(input.samples, 8),
  })),
  ...[16, 64, 512].map((most) =>
    answered(`no more than ${most} samples, of as many as needed`, givenCapped(right, most)),
  ),
  ...[32, 64, 256].map((most) =>
    changed(`no more than ${most} samples where they are asked for`, (input) => askedCapped(input, most)),
  ),
  ...givenInSixteenBits("roiAlignBackward"),
  answered("one sample at least, also of a region without a side", (input) => {
    const isFlat = (r: number): boolean =>
      [0, 1].some((k) => input.boxes.get(r, k) === input.boxes.get(r, k + 2))
    const all = upTo(countOf(input))
    const sides = right(
      some(
        input,
        all.filter((r) => !isFlat(r)),
      ),
    )
    const flat = right({ ...some(input, all.filter(isFlat)), samples: input.samples || 1 })
    return tabulate(sides.shape, (...at) => sides.get(...at) + flat.get(...at))
  }),
  channelsInEightBits("roiAlignBackward", "gradient"),
  changed("which image, in 8 bits", (input) => ({ ...input, images: inEightBits(input.images) })),
  answered(
    "0/0 where there are no samples",
    (input) => {
      const empty =
        input.samples === 0 &&
        upTo(countOf(input)).some((r) => input.boxes.get(r, 0) === input.boxes.get(r, 2))
      return empty ? mapTensor(right(input), () => Number.NaN) : right(input)
    },
    "facebookresearch/detectron2#804",
  ),
  answered("not divided by the number of samples", (input) =>
    scaled(right(input), Math.max(input.samples, 1) ** 2),
  ),
  answered(
    "the last region to write on an image wins: a lost update",
    (input) => right(some(input, upTo(countOf(input)).slice(-1))),
    "pytorch/vision#7579",
  ),
  changed("every region on image 0", ({ images, ...rest }) => ({
    ...rest,
    images: int32(images.shape, new Int32Array(images.size)),
  })),
  answered("the gradient is not cleared between regions: the first counts twice", (input) =>
    right(some(input, [...upTo(countOf(input)).slice(0, 1), ...upTo(countOf(input))])),
  ),
  answered("rows and columns of bins exchanged", (input) =>
    right({ ...input, cotangent: turnedPlanes(input.cotangent) }),
  ),
  changed("x and y of the boxes exchanged", (input) => ({ ...input, boxes: swapAxes(input.boxes) })),
  changed("the scale is ignored", (input) => ({ ...input, spatialScale: 1 })),
  answered("points on the corners, as cropAndResize", (input) => cropAndResizeBackward(input).gradient),
  answered("channels back to front", (input) => reversedAlong(right(input), 1)),
  answered("negative gradients cut off", (input) => mapTensor(right(input), (x) => Math.max(x, 0))),
  answered("images back to front", (input) => reversedAlong(right(input), 0)),
  answered("gradients cut to ±8", (input) => mapTensor(right(input), (x) => Math.min(Math.max(x, -8), 8))),
  answered("every channel gets what the first gets", (input) =>
    pickAlong(
      right(input),
      1,
      upTo(input.cotangent.shape[1] ?? 0).map(() => 0),
    ),
  ),
  giving("beyond the border, weights extrapolate instead of staying at the last cell", lineThrough),
  giving(
    "a sample at −1 gives nothing",
    within((p, side) => p > -1 && p <= side),
  ),
  giving(
    "a sample at H or W gives nothing",
    within((p, side) => p >= -1 && p < side),
  ),
]
