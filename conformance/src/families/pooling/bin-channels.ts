import type { FloatTensor } from "@detspec/core"
import type { Bins, Pooling } from "@detspec/spec/parts"
import { pickAlong, reversedAlong, turnedPlanes, upTo } from "./plane-moves.js"
import { turned } from "./region-moves.js"

/** How the channels of the features belong to the channels of the output. */
export interface Channels {
  /** x and y exchanged. */
  readonly turn: <I extends Pooling>(input: I) => I
  /** The channels of the output back to front: the features to that end. */
  readonly reverse: <I extends Pooling>(input: I) => I
  /** The gradient of x and y exchanged, exchanged back. */
  readonly turnBack: (gradient: FloatTensor, bins: Bins) => FloatTensor
  /** The gradient of the channels back to front. */
  readonly reverseBack: (gradient: FloatTensor, bins: Bins) => FloatTensor
}

/** Output channel c reads channel c. */
export const sameChannels: Channels = {
  turn: turned,
  reverse: (input) => ({ ...input, features: reversedAlong(input.features, 1) }),
  turnBack: turnedPlanes,
  reverseBack: (gradient) => reversedAlong(gradient, 1),
}

/** Channel (c · rows + i) · columns + j of the features in the order in which a turned grid of bins reads it. */
const turnOrder = (channels: number, rows: number, columns: number): readonly number[] =>
  upTo(channels).map((at) => {
    const [c, inner] = [Math.floor(at / (rows * columns)), at % (rows * columns)]
    const [j, i] = [Math.floor(inner / rows), inner % rows]
    return (c * rows + i) * columns + j
  })

const reverseOrder = (channels: number, perOutput: number): readonly number[] =>
  upTo(channels).map((at) => channels - perOutput * (Math.floor(at / perOutput) + 1) + (at % perOutput))

const channelsOf = (maps: FloatTensor): number => maps.shape[1] ?? 0

/** Position-sensitive: bin (i, j) of output channel c reads (c · rows + i) · columns + j. */
export const binChannels: Channels = {
  turn: (input) => {
    const { features, pooledHeight, pooledWidth } = input
    const order = turnOrder(channelsOf(features), pooledHeight, pooledWidth)
    return turned({ ...input, features: pickAlong(features, 1, order) })
  },
  reverse: (input) => {
    const { features, pooledHeight, pooledWidth } = input
    const order = reverseOrder(channelsOf(features), pooledHeight * pooledWidth)
    return { ...input, features: pickAlong(features, 1, order) }
  },
  turnBack: (gradient, { pooledHeight, pooledWidth }) =>
    turnedPlanes(pickAlong(gradient, 1, turnOrder(channelsOf(gradient), pooledHeight, pooledWidth))),
  reverseBack: (gradient, { pooledHeight, pooledWidth }) =>
    pickAlong(gradient, 1, reverseOrder(channelsOf(gradient), pooledHeight * pooledWidth)),
}
