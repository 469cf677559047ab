import type { FloatTensor } from "@detspec/core"
import { wrapInt32 } from "@detspec/core"
import type { Matching } from "../../shared/matching.js"
import type { MatchQualityInput, MatchQualityOutput } from "./contract.js"

/** The match of an anchor that is background. */
export const NEGATIVE = -1
/** The match of an anchor that is neither positive nor negative. */
export const IGNORED = -2

interface Best {
  readonly index: number
  readonly value: number
}

/** The largest of `count` values, and the first index that has it. */
const best = (count: number, value: (i: number) => number): Best => {
  let found: Best = { index: -1, value: -Infinity }
  for (let i = 0; i < count; i += 1) {
    const v = value(i)
    if (v > found.value) found = { index: i, value: v }
  }
  return found
}

/** What the thresholds say of an anchor, by its best truth. */
export const labelled = ({ index, value }: Best, { high, low }: Matching): number => {
  if (value >= high) return index
  return value >= low ? IGNORED : NEGATIVE
}

/** Every anchor that ties for a truth's best quality is positive, with its own best truth. */
const keepOwn = (
  matches: Int32Array,
  quality: FloatTensor,
  own: readonly Best[],
  truths: readonly Best[],
) => {
  for (const [m, { value }] of truths.entries()) {
    if (value <= 0) continue
    for (const [n, { index }] of own.entries()) {
      if (quality.get(m, n) === value) matches[n] = index
    }
  }
}

/** Each truth takes the first of its best anchors, the last truth writes. */
const giveToRescuer = (matches: Int32Array, truths: readonly Best[]) => {
  for (const [m, { index, value }] of truths.entries()) {
    if (value > 0) matches[index] = m
  }
}

/** Matches anchors to truths from the table of their qualities. */
export const matchQuality = (input: MatchQualityInput): MatchQualityOutput => {
  const { quality, lowQuality } = input
  const [M = 0, N = 0] = quality.shape
  const own = Array.from({ length: N }, (_, n) => best(M, (m) => quality.get(m, n)))
  const truths = Array.from({ length: M }, (_, m) => best(N, (n) => quality.get(m, n)))
  const matches = Int32Array.from(own, (anchor) => labelled(anchor, input))
  if (lowQuality === "own") keepOwn(matches, quality, own, truths)
  if (lowQuality === "rescuer") giveToRescuer(matches, truths)
  return { matches: wrapInt32([N], matches) }
}
