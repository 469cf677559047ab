import { int32, mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { cropAndResize, roiAlign } from "@detspec/spec"
import { interpolate } from "@detspec/spec/parts"
import { askedCapped, pooledCapped } from "../families/pooling/capped.js"
import { pickAlong, reversedAlong, turnedPlanes, upTo } from "../families/pooling/plane-moves.js"
import { atLeastOneCell } from "../families/pooling/region-moves.js"
import type { Sampler } from "../families/pooling/sampled.js"
import { inside, meanOf, rightSampler, sampleBy } from "../families/pooling/sampled.js"
import { pooledInSixteenBits } from "../families/pooling/sixteen-bits.js"
import { shifted, swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { forgetting, mutant } from "../kit/mutant.js"
import { channelsInEightBits, inEightBits } from "./common/wrapped.js"

type Input = In<"roiAlign">

const changed = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("roiAlign", bug, { roiAlign: (input) => roiAlign(change(input)) }, source)
const answered = (bug: string, run: (input: Input) => Input["features"], source = ""): Mutant =>
  mutant("roiAlign", bug, { roiAlign: (input) => ({ output: run(input) }) }, source)

const adaptive = (samples: number) => (size: number, bins: number) => samples || Math.ceil(size / bins)
const rightFor = ({ aligned, samples, reduce }: Input): Sampler => ({
  ...rightSampler,
  start: (low) => low - (aligned ? 0.5 : 0),
  size: (low, high) => (aligned ? high - low : Math.max(high - low, 1)),
  count: adaptive(samples),
  reduce: (values) => (reduce === "mean" ? meanOf(values) : values.length > 0 ? Math.max(...values) : 0),
})
/** The right RoIAlign but for a part. */
const sampled = (bug: string, part: (input: Input) => Partial<Sampler>, source = ""): Mutant =>
  answered(bug, (input) => sampleBy(input, { ...rightFor(input), ...part(input) }), source)

const halfRight = (input: Input): Input => {
  const half = 0.5 / input.spatialScale
  return input.aligned ? { ...input, boxes: shifted(input.boxes, half, half) } : input
}

const border = (bug: string, isInside: (p: number, side: number) => boolean, source = ""): Mutant =>
  sampled(bug, () => ({ taps: (p, side) => (isInside(p, side) ? interpolate(p, side) : []) }), source)

export const roiAlignMutants: readonly Mutant[] = [
  changed("half a cell is never taken off", halfRight, "onnx/onnx#3428"),
  changed(
    "aligned the other way round",
    (input) => ({ ...input, aligned: !input.aligned }),
    "pytorch/vision#2438",
  ),
  changed("regions have a cell at least, aligned too", atLeastOneCell, "torchvision: roi_align_kernel.cpp"),
  sampled("a region may be smaller than a cell, not aligned too", () => ({
    size: (low, high) => high - low,
  })),
  sampled(
    "0/0 where there are no samples",
    () => ({ reduce: (values) => meanOf(values) / Math.sign(values.length) }),
    "facebookresearch/detectron2#804",
  ),
  changed(
    "two samples instead of as many as needed",
    (input) => ({ ...input, samples: input.samples || 2 }),
    "apache/mxnet#11077",
  ),
  changed("one sample, whatever is asked for", (input) => ({ ...input, samples: 1 })),
  sampled("as many samples as the region, not the bin, has cells", ({ samples }) => ({
    count: (size) => samples || Math.ceil(size),
  })),
  sampled("no more than 8 samples a side of a bin", (input) => ({
    count: (size, bins) => Math.min(rightFor(input).count(size, bins), 8),
  })),
  changed("no more than 16 samples where they are asked for", (input) => ({
    ...input,
    samples: Math.min(input.samples, 16),
  })),
  ...[16, 64, 512].map((most) =>
    answered(
      `no more than ${most} samples, of as many as needed`,
      pooledCapped((input) => roiAlign(input).output, most),
    ),
  ),
  ...[32, 64, 256].map((most) =>
    changed(`no more than ${most} samples where they are asked for`, (input) => askedCapped(input, most)),
  ),
  ...pooledInSixteenBits("roiAlign"),
  channelsInEightBits("roiAlign", "output"),
  changed("which image, in 8 bits", (input) => ({ ...input, images: inEightBits(input.images) })),
  sampled("the number of samples rounded down", ({ samples }) => ({
    count: (size, bins) => samples || Math.max(Math.floor(size / bins), 1),
  })),
  border("samples left of the first centre count as 0", (p, side) => p >= 0 && p <= side),
  border("samples beyond the last centre count as 0", (p, side) => p >= -1 && p <= side - 1),
  border("samples outside read the border, however far", () => true, "torchvision: roi_align_kernel.cpp"),
  border("a sample at −1 counts as 0", (p, side) => p > -1 && p <= side),
  border("a sample at H or W counts as 0", (p, side) => p >= -1 && p < side),
  sampled("the mean over the samples inside only", () => ({
    reduce: (values, count) => values.reduce((sum, x) => sum + x, 0) / Math.max(count, 1),
  })),
  sampled("the sum instead of the mean", ({ reduce }) =>
    reduce === "max" ? {} : { reduce: (values) => values.reduce((sum, x) => sum + x, 0) },
  ),
  sampled("the nearest cell instead of the four around", () => ({
    taps: (p, side) => (inside(p, side) ? interpolate(Math.round(p), side) : []),
  })),
  sampled("the cell below instead of the four around", () => ({
    taps: (p, side) => (inside(p, side) ? interpolate(Math.floor(p), side) : []),
  })),
  sampled("samples at the edges of a bin's parts, not in their middles", (input) => ({
    start: (low, high) => rightFor(input).start(low, high) - (high - low) / 16,
  })),
  sampled("width of x2 − x1 + 1", (input) => ({ size: (low, high) => rightFor(input).size(low, high + 1) })),
  sampled("corners rounded to whole cells", (input) => ({
    start: (low, high) => rightFor(input).start(Math.round(low), high),
    size: (low, high) => rightFor(input).size(Math.round(low), Math.round(high)),
  })),
  sampled("the greatest starts from 0", ({ reduce }) =>
    reduce === "mean" ? {} : { reduce: (values) => Math.max(0, ...values) },
  ),
  sampled("the mean although the greatest is asked for", () => ({ reduce: meanOf })),
  sampled(
    "the greatest of products, before they are added up",
    ({ reduce }) => ({ split: reduce === "max" }),
    "onnx/onnx: test_roialign_mode_max",
  ),
  answered(
    "points on the corners, as cropAndResize",
    (input) => cropAndResize({ ...input, extrapolation: 0 }).output,
    "tensorflow/tensorflow#26278",
  ),
  changed("x and y of the boxes exchanged", (input) => ({ ...input, boxes: swapAxes(input.boxes) })),
  answered("rows and columns of bins exchanged", (input) =>
    turnedPlanes(
      roiAlign({ ...input, pooledHeight: input.pooledWidth, pooledWidth: input.pooledHeight }).output,
    ),
  ),
  changed("every region on image 0", ({ images, ...rest }) => ({
    ...rest,
    images: int32(images.shape, new Int32Array(images.size)),
  })),
  changed("the scale is ignored", (input) => ({ ...input, spatialScale: 1 })),
  answered("channels back to front", (input) => reversedAlong(roiAlign(input).output, 1)),
  answered("negative features cut off", (input) => mapTensor(roiAlign(input).output, (x) => Math.max(x, 0))),
  changed("every region on the first region's image", ({ images, ...rest }) => ({
    ...rest,
    images: int32(
      images.shape,
      upTo(images.size).map(() => images.get(0)),
    ),
  })),
  answered("every channel reads the first", (input) =>
    pickAlong(
      roiAlign(input).output,
      1,
      upTo(input.features.shape[1] ?? 0).map(() => 0),
    ),
  ),
  answered("the last of several regions is left at 0", (input) => {
    const { output } = roiAlign(input)
    const last = (input.boxes.shape[0] ?? 0) - 1
    return tabulate(output.shape, (r = 0, ...at) => (last > 0 && r === last ? 0 : output.get(r, ...at)))
  }),
  answered("of several images, the second seeps into the others", (input) => {
    const [B = 0] = input.features.shape
    const seeping = B > 1 && input.features.size > 0 ? input.features.get(1, 0, 0, 0) / 64 : 0
    return mapTensor(roiAlign(input).output, (x) => x + seeping)
  }),
  changed(
    "the scale rounded to a power of two",
    (input) => ({ ...input, spatialScale: 2 ** Math.round(Math.log2(input.spatialScale)) }),
    "torchvision: poolers.py",
  ),
  forgetting(
    "roiAlign",
    "the scale of the first call is kept",
    () => {
      const kept: number[] = []
      return {
        roiAlign: (input) => {
          const [spatialScale = input.spatialScale] = kept
          kept.push(spatialScale)
          return roiAlign({ ...input, spatialScale })
        },
      }
    },
    "torchvision: poolers.py",
  ),
  sampled(
    "samples are added up in single precision",
    ({ reduce, ...input }) => ({
      reduce: (values) =>
        reduce === "mean"
          ? values.reduce((sum, x) => Math.fround(sum + x), 0) / Math.max(values.length, 1)
          : rightFor({ ...input, reduce }).reduce(values, values.length),
    }),
    "gpujs/gpu.js#591",
  ),
]
