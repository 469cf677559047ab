import type { Float32Tensor, FloatTensor, Int32Tensor } from "@detspec/core"
import { sizeOf } from "@detspec/core"
import type { Region } from "@detspec/spec/parts"
import type { Call } from "../call.js"
import type { MapsShape } from "./maps.js"
import { backwardShape, blockBytes, forwardShape, mapsJob } from "./maps.js"
import type { TapTable } from "./tap-table.js"
import { tableOf } from "./tap-table.js"

/** For every bin of every region: weights of rows, and weights of columns. */
export interface Weights {
  readonly rows: TapTable
  readonly columns: TapTable
}

/** The weights of regions that the specification cut into bins, on a map of so many cells a row. */
export const weightsOf = (regions: readonly Region[], width: number): Weights => ({
  rows: tableOf(
    regions.flatMap(({ rows }) => rows),
    width * blockBytes,
  ),
  columns: tableOf(
    regions.flatMap(({ columns }) => columns),
    blockBytes,
  ),
})

const putTable = (call: Call, { starts, taps }: TapTable): readonly number[] => [
  call.putInt32(starts),
  call.putInt32(taps),
]

export const putWeights = (call: Call, { rows, columns }: Weights): readonly number[] => [
  ...putTable(call, rows),
  ...putTable(call, columns),
]

interface Pooled {
  readonly features: FloatTensor
  readonly images: Int32Tensor
  readonly pooledHeight: number
  readonly pooledWidth: number
}

/** A pooling whose bins are weights of rows times weights of columns; `nothing` where a bin has none. */
export const poolWeighted = (
  call: Call,
  { features, images, pooledHeight, pooledWidth }: Pooled,
  weights: Weights,
  { positionSensitive = false, nothing = 0 }: { positionSensitive?: boolean; nothing?: number } = {},
): { readonly output: Float32Tensor } => {
  const shape = forwardShape(features, [pooledHeight, pooledWidth], positionSensitive)
  const output = [images.size, shape.channels, pooledHeight, pooledWidth]
  const binned = call.room(4 * sizeOf(output))
  const job = mapsJob(call, shape, images, call.put(features), binned)
  call.run({
    ...job,
    task: "poolWeighted",
    arguments: [...job.arguments, ...putWeights(call, weights), nothing],
  })
  return { output: call.float32(binned, output) }
}

interface Spread {
  readonly cotangent: FloatTensor
  readonly images: Int32Tensor
  readonly batch: number
  readonly height: number
  readonly width: number
}

const planesOf = ({ channels, rows, columns, positionSensitive }: MapsShape): number =>
  positionSensitive ? channels * rows * columns : channels

/** Its transpose: what flows back into every bin goes to the cells that it read. */
export const spreadWeighted = (
  call: Call,
  input: Spread,
  weights: Weights,
  positionSensitive = false,
): { readonly gradient: Float32Tensor } => {
  const { cotangent, images, batch, height, width } = input
  const shape = backwardShape(cotangent, input, positionSensitive)
  const gradient = [batch, planesOf(shape), height, width]
  const planes = call.room(4 * sizeOf(gradient))
  const job = mapsJob(call, shape, images, planes, call.put(cotangent))
  call.run({ ...job, task: "spreadWeighted", arguments: [...job.arguments, ...putWeights(call, weights)] })
  return { gradient: call.float32(planes, gradient) }
}
