import type { FloatTensor } from "@detspec/core"
import { int32, tabulate, tabulateInt32, toBoxes } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import { roiPool } from "@detspec/spec"
import type { CellRange } from "@detspec/spec/parts"
import { cellBins, roundHalf } from "@detspec/spec/parts"
import { cellsCapped } from "../families/pooling/capped.js"
import { pickAlong, reversedAlong, turnedPlanes, upTo } from "../families/pooling/plane-moves.js"
import { pooledInSixteenBits } from "../families/pooling/sixteen-bits.js"
import { swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { channelsInEightBits, inEightBits } from "./common/wrapped.js"

type Input = In<"roiPool">
type Pooled = Out<"roiPool">

const changed = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("roiPool", bug, { roiPool: (input) => roiPool(change(input)) }, source)
const answered = (bug: string, run: (input: Input) => Pooled, source = ""): Mutant =>
  mutant("roiPool", bug, { roiPool: run }, source)
const outputOnly = (bug: string, f: (output: FloatTensor, input: Input) => FloatTensor): Mutant =>
  answered(bug, (input) => {
    const pooled = roiPool(input)
    return { ...pooled, output: f(pooled.output, input) }
  })

/** What a wrong RoIPool may get wrong: its bins, and which of the features of a bin it takes. */
interface Part {
  readonly bins: (low: number, high: number, bins: number, side: number) => readonly CellRange[]
  readonly takes: (feature: number, best: number) => boolean
  readonly start: number
}
const along = (low: number, high: number, bins: number, side: number, inclusive = 1) =>
  cellBins(low, Math.max(high - low + inclusive, 1), bins, side)
const right: Part = { bins: along, takes: (feature, best) => feature > best, start: -Infinity }

const poolBy = (input: Input, { bins, takes, start }: Part): Pooled => {
  const { features, images, spatialScale: s, pooledHeight, pooledWidth, rounding } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const list = toBoxes(input.boxes).map((box) => box.map((corner) => roundHalf(corner * s, rounding)))
  const shape = [list.length, channels, pooledHeight, pooledWidth]
  const argmax = tabulateInt32(shape, (r = 0, c = 0, i = 0, j = 0) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = list[r] ?? []
    const rows = bins(y1, y2, pooledHeight, height)[i] ?? { from: 0, to: 0 }
    const columns = bins(x1, x2, pooledWidth, width)[j] ?? { from: 0, to: 0 }
    const places = upTo(rows.to)
      .slice(rows.from)
      .flatMap((y) =>
        upTo(columns.to)
          .slice(columns.from)
          .map((x) => y * width + x),
      )
    const at = (place: number) => features.get(images.get(r), c, Math.floor(place / width), place % width)
    return places.reduce((best, place) => (takes(at(place), best < 0 ? start : at(best)) ? place : best), -1)
  })
  const output = tabulate(shape, (r = 0, c = 0, ...bin) => {
    const place = argmax.get(r, c, ...bin)
    return place < 0 ? 0 : features.get(images.get(r), c, Math.floor(place / width), place % width)
  })
  return { output, argmax }
}
const part = (bug: string, wrong: Partial<Part>, source = ""): Mutant =>
  answered(bug, (input) => poolBy(input, { ...right, ...wrong }), source)

const disjoint: Part["bins"] = (low, high, bins, side) =>
  along(low, high, bins, side).map(({ from }, i, all) => ({
    from,
    to: all[i + 1]?.from ?? Math.min(Math.max(high + 1, 0), side),
  }))
const wholeBins: Part["bins"] = (low, high, bins, side) => {
  const step = Math.max(Math.floor((high - low + 1) / bins), 1)
  return upTo(bins).map(
    (i) => along(low + i * step, low + (i + 1) * step - 1, 1, side)[0] ?? { from: 0, to: 0 },
  )
}

export const roiPoolMutants: readonly Mutant[] = [
  changed("which image, in 8 bits", (input) => ({ ...input, images: inEightBits(input.images) })),
  channelsInEightBits("roiPool", "output"),
  ...pooledInSixteenBits("roiPool"),
  ...[64, 256].map((most) =>
    changed(`no more than ${most} cells a side of a bin are read`, (input) =>
      cellsCapped(input, input, most),
    ),
  ),
  changed(
    "halves to the even cell, whatever is asked for",
    (input) => ({ ...input, rounding: "half-even" }),
    "pytorch/vision#923",
  ),
  changed("halves up as Math.round, whatever is asked for", (input) => ({ ...input, rounding: "half-up" })),
  changed("halves away from zero, whatever is asked for", (input) => ({ ...input, rounding: "half-away" })),
  changed("corners rounded in pixels, before scaling", (input) => ({
    ...input,
    boxes: tabulate(input.boxes.shape, (...at) => Math.round(input.boxes.get(...at))),
  })),
  changed("corners rounded down", (input) => ({
    ...input,
    boxes: tabulate(
      input.boxes.shape,
      (...at) => Math.floor(input.boxes.get(...at) * input.spatialScale) / input.spatialScale,
    ),
  })),
  part("the last cell is not counted", { bins: (low, high, bins, side) => along(low, high, bins, side, 0) }),
  part(
    "bins of ⌊cells / bins⌋, the rest is left over",
    { bins: wholeBins },
    "zplizzi/tensorflow-fast-rcnn#5",
  ),
  part("bins do not share the cell that a cut falls in", { bins: disjoint }),
  part(
    "a whole number of cells comes out a little larger: one cell too many",
    {
      bins: (low, high, bins, side) =>
        along(low, high, bins, side).map(({ from, to }, i) => ({
          from,
          to: ((i + 1) * (high - low + 1)) % bins === 0 && i + 1 < bins ? Math.min(to + 1, side) : to,
        })),
    },
    "microsoft/onnxruntime#1434",
  ),
  part(
    "the greatest starts from 0: negative features are not seen",
    { start: 0 },
    "torchvision: roi_pool_kernel.cpp starts from −FLT_MAX",
  ),
  part(
    "the greatest starts from the least positive number",
    { start: Number.MIN_VALUE },
    "tensorflow/tfjs-models: coco-ssd",
  ),
  part("equal features: the last one", { takes: (feature, best) => feature >= best }),
  part("the least instead of the greatest", { takes: (feature, best) => feature < best, start: Infinity }),
  part("the last row and column of the map are never read", {
    bins: (low, high, bins, side) => along(low, high, bins, side - 1),
  }),
  answered("argmax within the region instead of on the map", (input) => {
    const { output, argmax } = roiPool(input)
    return {
      output,
      argmax: tabulateInt32(argmax.shape, (...at) =>
        Math.max(argmax.get(...at) - (argmax.get(...at) > 3 ? 1 : 0), -1),
      ),
    }
  }),
  answered("argmax column · H + row", (input) => {
    const { output, argmax } = roiPool(input)
    const [, , height = 1, width = 1] = input.features.shape
    return {
      output,
      argmax: tabulateInt32(argmax.shape, (...at) => {
        const place = argmax.get(...at)
        return place < 0 ? -1 : (place % width) * height + Math.floor(place / width)
      }),
    }
  }),
  answered("argmax in 16 bits", (input) => {
    const { output, argmax } = roiPool(input)
    return { output, argmax: tabulateInt32(argmax.shape, (...at) => (argmax.get(...at) << 16) >> 16) }
  }),
  changed("a region of at most 64 cells a side", (input) => ({
    ...input,
    boxes: tabulate(input.boxes.shape, (n = 0, k = 0) =>
      k < 2
        ? input.boxes.get(n, k)
        : Math.min(input.boxes.get(n, k), input.boxes.get(n, k - 2) + 63 / input.spatialScale),
    ),
  })),
  answered("argmax of an empty bin is 0", (input) => {
    const { output, argmax } = roiPool(input)
    return { output, argmax: tabulateInt32(argmax.shape, (...at) => Math.max(argmax.get(...at), 0)) }
  }),
  outputOnly("an empty bin is −1000", (output, input) => {
    const { argmax } = roiPool(input)
    return tabulate(output.shape, (...at) => (argmax.get(...at) < 0 ? -1000 : output.get(...at)))
  }),
  changed("x and y of the boxes exchanged", (input) => ({ ...input, boxes: swapAxes(input.boxes) })),
  outputOnly("rows and columns of bins exchanged", (_, input) =>
    turnedPlanes(
      roiPool({ ...input, pooledHeight: input.pooledWidth, pooledWidth: input.pooledHeight }).output,
    ),
  ),
  changed("every region on image 0", ({ images, ...rest }) => ({
    ...rest,
    images: int32(images.shape, new Int32Array(images.size)),
  })),
  changed("every region on the first region's image", ({ images, ...rest }) => ({
    ...rest,
    images: int32(
      images.shape,
      upTo(images.size).map(() => images.get(0)),
    ),
  })),
  changed("the scale is ignored", (input) => ({ ...input, spatialScale: 1 })),
  outputOnly("channels back to front", (output) => reversedAlong(output, 1)),
  outputOnly("every channel reads the first", (output, input) =>
    pickAlong(
      output,
      1,
      upTo(input.features.shape[1] ?? 0).map(() => 0),
    ),
  ),
  outputOnly("the last of several regions is left at 0", (output) =>
    tabulate(output.shape, (r = 0, ...at) =>
      r > 0 && r === (output.shape[0] ?? 0) - 1 ? 0 : output.get(r, ...at),
    ),
  ),
  answered("columns are clipped by the height of the map", (input) => {
    const [, , height = 0] = input.features.shape
    const cut = tabulate(input.features.shape, (b = 0, c = 0, y = 0, x = 0) =>
      x < height ? input.features.get(b, c, y, x) : -(2 ** 50),
    )
    const { output, argmax } = roiPool({ ...input, features: cut })
    const empty = (at: readonly number[]) => output.get(...at) === -(2 ** 50)
    return {
      output: tabulate(output.shape, (...at) => (empty(at) ? 0 : output.get(...at))),
      argmax: tabulateInt32(output.shape, (...at) => (empty(at) ? -1 : argmax.get(...at))),
    }
  }),
]
