import type { Float32Tensor } from "@detspec/core"
import type { Pooling, Region } from "@detspec/spec/parts"
import type { Run } from "./launch.js"
import { pool } from "./pooling.js"
import type { Plane, Thread } from "./thread.js"

/** The weighted sum of what a bin reads, four taps at a time; `nothing` where it reads nothing. */
function weightedSum(this: Thread, features: Plane, taps: Plane, starts: Plane, nothing: number): number {
  const start = starts[this.thread.z][this.thread.y]
  const end = starts[this.thread.z][this.thread.y + 1]
  let sum = 0
  for (let k = start; k < end; k += 4) {
    sum +=
      taps[1][k] * features[taps[0][k]][this.thread.x] +
      taps[1][k + 1] * features[taps[0][k + 1]][this.thread.x] +
      taps[1][k + 2] * features[taps[0][k + 2]][this.thread.x] +
      taps[1][k + 3] * features[taps[0][k + 3]][this.thread.x]
  }
  return start < end ? sum : nothing
}

/** A pooling whose bins are weights of rows times weights of columns. */
export const linearPooling = async (
  run: Run,
  input: Pooling,
  regions: readonly Region[],
  { positionSensitive, nothing }: { readonly positionSensitive: boolean; readonly nothing: number },
): Promise<{ readonly output: Float32Tensor } | undefined> => {
  const pooled = await pool(run, {
    name: "pooling.weightedSum",
    source: weightedSum,
    features: input.features,
    images: input.images,
    rows: input.pooledHeight,
    columns: input.pooledWidth,
    positionSensitive,
    groups: (r, i, j) => [[regions[r].rows[i], regions[r].columns[j]]],
    least: 0,
    nothing,
  })
  return pooled && { output: pooled.output }
}
