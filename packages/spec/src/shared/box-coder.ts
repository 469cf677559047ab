import type { Interval } from "@detspec/core"
import { between } from "@detspec/core"

/** Shift in anchor sizes, growth in log sizes, each times its weight. */
export type Deltas = readonly [dx: number, dy: number, dw: number, dh: number]

/** What encoding multiplies the deltas by and decoding divides them by: one over their spread. */
export type BoxWeights = readonly [x: number, y: number, w: number, h: number]

export const unitWeights: BoxWeights = [1, 1, 1, 1]

/** One over the deltas' standard deviations 0.1, 0.1, 0.2, 0.2, which SSD calls variances. */
export const rcnnWeights: BoxWeights = [10, 10, 5, 5]

/** Wide enough for any use, narrow enough that deltas and boxes stay finite in float32. */
export const weightRange: Interval = between(2 ** -30, 2 ** 30)
