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
