import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { float64, int32, tabulate, tabulateInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"

/** Places of 4 × 4 pixels that do not touch, in rows of 64; place n + `count` is a copy of place n, three quarters of it. */
const places = (count: number, length: number): FloatTensor =>
  tabulate([length, 4], (i = 0, k = 0) => {
    const n = i % count
    const corner = 5 * (k % 2 === 0 ? n % 64 : Math.floor(n / 64))
    const copy = i < count ? 0 : 1
    return corner + (k < 2 ? 0 : k === 2 ? 4 : 4 - copy)
  })

/** The numbers below `length`, each once, far from their order; `step` has no divisor in common with it. */
const mixed = (length: number, step: number): FloatTensor =>
  tabulate([length], (n = 0) => ((n * step) % length) / 2 ** 17)

/** Each of 1,031 places has a copy, and which of the two is better, and how far they lie apart in order, is mixed. */
export const manyKept = (): In<"nms"> => ({
  boxes: places(1031, 2062),
  scores: mixed(2062, 1559),
  threshold: 0.5,
})

/** Boxes that do not touch, whose scores differ in their last bit, or are beyond what half precision or integers hold. */
export const scoresApart: Pick<In<"nms">, "boxes" | "scores"> = {
  boxes: places(12, 12),
  scores: float64(
    [12],
    [
      2 ** 40,
      -(2 ** 41),
      0.5,
      2 ** -40,
      0.5 + 2 ** -24,
      2 ** 41,
      2 ** -41,
      70_000,
      -70_001,
      2 ** 24,
      2 ** 24 + 2,
      -1,
    ],
  ),
}
/** Their order. */
export const apart: Int32Tensor = int32([12], [5, 0, 10, 9, 7, 4, 2, 3, 6, 11, 8, 1])

/** A row of boxes of which each overlaps the next by three fifths, so that every other one stays. */
export const chain = (length: number): Pick<In<"nms">, "boxes" | "scores"> => ({
  boxes: tabulate([length, 4], (n = 0, k = 0) => (k % 2 === 0 ? n : 0) + (k < 2 ? 0 : 4)),
  scores: tabulate([length], (n = 0) => -n),
})

/** The places of `manyKept` and their copies, in 300 groups. */
export const manyKeptInGroups = (): In<"batchedNms"> => ({
  ...manyKept(),
  groups: tabulateInt32([2062], (n = 0) => (n % 1031) % 300),
})

/** One box in 2,500 groups, the first and the last that there are among them. */
export const manyGroups = (): In<"batchedNms"> => ({
  boxes: tabulate([2500, 4], (_, k = 0) => (k < 2 ? 0 : 4)),
  scores: mixed(2500, 1303),
  groups: tabulateInt32([2500], (n = 0) => (n === 0 ? -(2 ** 31) : n === 1 ? 2 ** 31 - 1 : n - 2)),
  threshold: 0,
})

/** More boxes than 16 bits count on twenty places in five groups: all but the best of each are dropped. */
export const manyCopies = (): In<"batchedNms"> => ({
  boxes: places(20, 70_020),
  scores: mixed(70_020, 31_337),
  groups: tabulateInt32([70_020], (n = 0) => Math.floor(n / 20) % 5),
  threshold: 0.5,
})

const lowering = { decay: "linear", threshold: 0.5, sigma: 0.5, minScore: 0.125 + 2 ** -10 } as const

/** Of each place and its copy the better lowers the other, to just above the least score or just below it. */
export const manyLowered = (): In<"softNms"> => {
  const scores = mixed(1200, 727)
  return { ...lowering, boxes: places(600, 1200), scores: tabulate([1200], (n = 0) => 0.5 + scores.get(n)) }
}

/** Few that reach the least score, before and behind more than 16 bits count that do not. */
export const manyBelow = (): In<"softNms"> => ({
  ...lowering,
  boxes: places(32_999, 65_998),
  scores: tabulate([65_998], (n = 0) => (n % 3299 === 0 || n > 65_980 ? 0.5 + n / 2 ** 17 : 0.125)),
})
