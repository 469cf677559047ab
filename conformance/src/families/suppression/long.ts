import type { FloatTensor } from "@detspec/core"
import { tabulate, tabulateInt32 } from "@detspec/core"
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

/** Each of 2,101 places has a copy, and which of the two is better, and how far they lie apart in order, is mixed. */
export const manyKept = (): In<"nms"> => ({
  boxes: places(2101, 4202),
  scores: mixed(4202, 1559),
  threshold: 0.5,
})

/** Chance is in no box of a row: each overlaps the next by three fifths, so that every other one stays. */
export const chain = (length: number): Pick<In<"nms">, "boxes" | "scores"> => ({
  boxes: tabulate([length, 4], (n = 0, k = 0) => (k % 2 === 0 ? n : 0) + (k < 2 ? 0 : 4)),
  scores: tabulate([length], (n = 0) => -n),
})

/** 600 groups of some 110 places, of each more than 16 bits count in all; every third place of a group has a copy. */
export const manyKeptInGroups = (): In<"batchedNms"> => ({
  boxes: places(66_003, 88_007),
  scores: mixed(88_007, 31_337),
  groups: tabulateInt32([88_007], (n = 0) => (n % 66_003) % 600),
  threshold: 0.5,
})

/** Of each place and its copy the better lowers the other, to just above the least score or just below it. */
const lowering = { decay: "linear", threshold: 0.5, sigma: 0.5, minScore: 0.125 + 2 ** -9 } as const

export const manyLowered = (): In<"softNms"> => {
  const scores = mixed(2200, 1303)
  return { ...lowering, boxes: places(1100, 2200), scores: tabulate([2200], (n = 0) => 0.5 + scores.get(n)) }
}

/** Few that reach the least score, before and behind more than 16 bits count that do not. */
export const manyBelow = (): In<"softNms"> => ({
  ...lowering,
  boxes: places(32_999, 65_998),
  scores: tabulate([65_998], (n = 0) => (n % 3299 === 0 || n > 65_980 ? 0.5 + n / 2 ** 17 : 0.125)),
})
