import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { psRoiAlign } from "@detspec/spec"
import { interpolate } from "@detspec/spec/parts"
import { askedCapped, pooledCapped } from "../families/pooling/capped.js"
import { pickAlong, upTo } from "../families/pooling/plane-moves.js"
import { pooledWrongly } from "../families/pooling/pooled-wrongly.js"
import { atLeastOneCell } from "../families/pooling/region-moves.js"
import type { Sampler } from "../families/pooling/sampled.js"
import { rightSampler, sampleBy } from "../families/pooling/sampled.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"psRoiAlign">
type ChannelOf = (d: number, i: number, j: number, P: number, Q: number, D: number) => number

const rightChannel: ChannelOf = (d, i, j, P, Q) => (d * P + i) * Q + j
/** RoIAlign of every channel, of which each bin takes one. */
const taken = (input: Input, sampler: Partial<Sampler>, channelOf: ChannelOf) => {
  const { pooledHeight: P, pooledWidth: Q, samples } = input
  const count = (size: number, bins: number) => samples || Math.ceil(size / bins)
  const every = sampleBy(input, { ...rightSampler, count, ...sampler })
  const [R = 0, C = 0] = every.shape
  const D = C / (P * Q)
  return tabulate([R, D, P, Q], (r = 0, d = 0, i = 0, j = 0) =>
    every.get(r, Math.min(channelOf(d, i, j, P, Q, D), C - 1), i, j),
  )
}
const channels = (bug: string, channelOf: ChannelOf): Mutant =>
  mutant("psRoiAlign", bug, { psRoiAlign: (input) => ({ output: taken(input, {}, channelOf) }) })
const sampled = (bug: string, sampler: Partial<Sampler>, source = ""): Mutant =>
  mutant(
    "psRoiAlign",
    bug,
    { psRoiAlign: (input) => ({ output: taken(input, sampler, rightChannel) }) },
    source,
  )
const changed = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("psRoiAlign", bug, { psRoiAlign: (input) => psRoiAlign(change(input)) }, source)
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0)

export const psRoiAlignMutants: readonly Mutant[] = [
  ...pooledWrongly<Input>(
    "psRoiAlign",
    (input) => psRoiAlign(input).output,
    (run) => ({ psRoiAlign: run }),
  ),
  changed("no more than 8 samples where they are asked for", (input) => ({
    ...input,
    samples: Math.min(input.samples, 8),
  })),
  channels(
    "channels by bin, then output: (i · columns + j) · D + d",
    (d, i, j, _P, Q, D) => (i * Q + j) * D + d,
  ),
  channels(
    "columns of bins before rows: (d · columns + j) · rows + i",
    (d, i, j, P, Q) => (d * Q + j) * P + i,
  ),
  channels("every bin reads the first channel of its output", (d, _i, _j, P, Q) => d * P * Q),
  channels("channel (d · rows + i) · rows + j", (d, i, j, P) => (d * P + i) * P + j),
  sampled(
    "0/0 where there are no samples",
    { reduce: (values) => sum(values) / values.length },
    "torchvision: ps_roi_align_kernel.cpp",
  ),
  sampled("half a cell is not taken off", { start: (low) => low }),
  sampled("samples outside read the border, however far", { taps: (p, side) => interpolate(p, side) }),
  sampled("samples beyond the first and last centre count as 0", {
    taps: (p, side) => (p >= 0 && p <= side - 1 ? interpolate(p, side) : []),
  }),
  sampled("a sample at −1 counts as 0", {
    taps: (p, side) => (p > -1 && p <= side ? interpolate(p, side) : []),
  }),
  sampled("a sample at H or W counts as 0", {
    taps: (p, side) => (p >= -1 && p < side ? interpolate(p, side) : []),
  }),
  sampled("the sum instead of the mean", { reduce: sum }),
  sampled("the greatest instead of the mean", {
    reduce: (values) => (values.length === 0 ? 0 : Math.max(...values)),
  }),
  changed("regions have a cell at least", atLeastOneCell),
  mutant("psRoiAlign", "a region that begins at the end of the map reads nothing", {
    psRoiAlign: (input) => {
      const { output } = psRoiAlign(input)
      const width = (input.features.shape[3] ?? 0) / input.spatialScale
      return {
        output: tabulate(output.shape, (r = 0, ...at) =>
          input.boxes.get(r, 0) < width ? output.get(r, ...at) : 0,
        ),
      }
    },
  }),
  changed("one sample, whatever is asked for", (input) => ({ ...input, samples: 1 })),
  changed("two samples instead of as many as needed", (input) => ({ ...input, samples: input.samples || 2 })),
  ...[16, 64, 512].map((most) =>
    mutant("psRoiAlign", `no more than ${most} samples, of as many as needed`, {
      psRoiAlign: (input) => ({ output: pooledCapped((one: Input) => psRoiAlign(one).output, most)(input) }),
    }),
  ),
  ...[32, 64, 256].map((most) =>
    changed(`no more than ${most} samples where they are asked for`, (input) => askedCapped(input, most)),
  ),
  changed("reads the channels back to front", (input) => ({
    ...input,
    features: pickAlong(input.features, 1, [...upTo(input.features.shape[1] ?? 0)].reverse()),
  })),
]
