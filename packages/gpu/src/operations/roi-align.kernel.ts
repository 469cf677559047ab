import type { Float32Tensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { SampledRegion } from "@detspec/spec/parts"
import { meanRegion, sampledRegions } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import type { Run } from "../launch.js"
import { linearPooling } from "../linear-pooling.js"
import { pool } from "../pooling.js"
import type { TapGroup } from "../tap-lists.js"
import type { Plane, Thread } from "../thread.js"

/** The greatest sample of a bin, each of four taps; `nothing` where there is none. Features lie far above -1e30. */
function greatestSample(this: Thread, features: Plane, taps: Plane, starts: Plane, nothing: number): number {
  const start = starts[this.thread.z][this.thread.y]
  const end = starts[this.thread.z][this.thread.y + 1]
  let best = -1e30
  for (let k = start; k < end; k += 4) {
    const sample =
      taps[1][k] * features[taps[0][k]][this.thread.x] +
      taps[1][k + 1] * features[taps[0][k + 1]][this.thread.x] +
      taps[1][k + 2] * features[taps[0][k + 2]][this.thread.x] +
      taps[1][k + 3] * features[taps[0][k + 3]][this.thread.x]
    best = sample > best ? sample : best
  }
  return start < end ? best : nothing
}

const greatest = async (
  run: Run,
  input: In<"roiAlign">,
  regions: readonly SampledRegion[],
): Promise<{ readonly output: Float32Tensor } | undefined> => {
  const samples = (r: number, i: number, j: number): readonly TapGroup[] =>
    regions[r].rows[i].flatMap((row) => regions[r].columns[j].map((column): TapGroup => [row, column]))
  const pooled = await pool(run, {
    name: "pooling.greatestSample",
    source: greatestSample,
    features: input.features,
    images: input.images,
    rows: input.pooledHeight,
    columns: input.pooledWidth,
    positionSensitive: false,
    groups: samples,
    least: 4,
    nothing: 0,
  })
  return pooled && { output: pooled.output }
}

/** A mean is one weighted sum; of a maximum, every sample is one. */
export const roiAlignKernel: KernelOf<"roiAlign"> = {
  rows: ["boxes", "images"],
  compute: (run) => async (input) => {
    const { features, pooledHeight, pooledWidth, reduce } = input
    const [, , height = 0, width = 0] = features.shape
    const regions = sampledRegions(input, [height, width], [pooledHeight, pooledWidth], input)
    const kind = { positionSensitive: false, nothing: 0 }
    return reduce === "mean"
      ? linearPooling(run, input, regions.map(meanRegion), kind)
      : greatest(run, input, regions)
  },
}
