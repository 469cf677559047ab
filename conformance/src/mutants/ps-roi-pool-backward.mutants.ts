import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { psRoiPoolBackward } from "@detspec/spec"
import { channelOfBin, spreadRegions } from "@detspec/spec/parts"
import { cellsCapped } from "../families/pooling/capped.js"
import { givenWrongly } from "../families/pooling/given-wrongly.js"
import { pickAlong, upTo } from "../families/pooling/plane-moves.js"
import { singleRegions } from "../families/pooling/single-bins.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"psRoiPoolBackward">

const answered = (bug: string, run: (input: Input) => Input["cotangent"], source = ""): Mutant =>
  mutant("psRoiPoolBackward", bug, { psRoiPoolBackward: (input) => ({ gradient: run(input) }) }, source)
const right = (input: Input) => psRoiPoolBackward(input).gradient

/** Channel at `of(d, i, j)` instead of at (d · P + i) · Q + j. */
const channelled = (
  input: Input,
  of: (d: number, i: number, j: number, P: number, Q: number, D: number) => number,
) => {
  const [, D = 0, P = 1, Q = 1] = input.cotangent.shape
  const order = upTo(D * P * Q).map((c) => of(Math.floor(c / (P * Q)), Math.floor(c / Q) % P, c % Q, P, Q, D))
  const places = upTo(order.length).map((c) => Math.max(order.indexOf(c), 0))
  return pickAlong(right(input), 1, places)
}

/** Bins whose width is a number of single precision. */
const inSingle = (input: Input): Input["cotangent"] => {
  const { cotangent, batch, height, width } = input
  const [, D = 0, P = 1, Q = 1] = cotangent.shape
  const regions = singleRegions(input, [height, width], [P, Q])
  return spreadRegions(cotangent, regions, [batch, D * P * Q, height, width], channelOfBin(P, Q))
}

export const psRoiPoolBackwardMutants: readonly Mutant[] = [
  ...givenWrongly<Input>("psRoiPoolBackward", right, (run) => ({ psRoiPoolBackward: run })),
  answered("a bin's width in single precision", inSingle, "torchvision: ps_roi_pool_kernel.cpp"),
  ...[64, 256].map((most) =>
    answered(`no more than ${most} cells a side of a bin get anything`, (input) => {
      const [, , pooledHeight = 1, pooledWidth = 1] = input.cotangent.shape
      return right(cellsCapped(input, { pooledHeight, pooledWidth }, most))
    }),
  ),
  answered("channels by bin, then output", (input) =>
    channelled(input, (d, i, j, _P, Q, D) => (i * Q + j) * D + d),
  ),
  answered("columns of bins before rows", (input) =>
    channelled(input, (d, i, j, P, Q) => (d * Q + j) * P + i),
  ),
  answered(
    "the last row of the map gets nothing",
    (input) => {
      const gradient = right(input)
      return tabulate(gradient.shape, (b = 0, c = 0, y = 0, x = 0) =>
        y === input.height - 1 ? 0 : gradient.get(b, c, y, x),
      )
    },
    "torchvision 0.14: the forward pass of ps_roi_pool_kernel.cpp",
  ),
  answered("every cell gets the whole of it", (input) => {
    const gradient = right(input)
    const ones = right({ ...input, cotangent: tabulate(input.cotangent.shape, () => 1) })
    return tabulate(gradient.shape, (...at) =>
      ones.get(...at) > 0 ? gradient.get(...at) / ones.get(...at) : 0,
    )
  }),
  answered("corners not rounded: shares by overlap of the next cell", (input) =>
    right({
      ...input,
      boxes: tabulate(
        input.boxes.shape,
        (...at) => Math.floor(input.boxes.get(...at) * input.spatialScale) / input.spatialScale,
      ),
    }),
  ),
]
