import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import { NEGATIVE } from "@detspec/spec"
import type { Quirk } from "../quirk.js"

interface Matching {
  readonly quality: FloatTensor
  readonly lowQuality: "none" | "own" | "rescuer"
}

const rowOf = ({ quality }: Matching, m: number): readonly number[] => toArray(quality.pick(m, null))
const best = (row: readonly number[]): number => row.reduce((most, q) => Math.max(most, q), 0)

/** Whether truth m overlaps nothing, and so "rescues" anchor n, whose quality is 0. */
const emptyRescue = (matching: Matching, m: number, n: number): boolean => {
  const row = rowOf(matching, m)
  return best(row) === 0 && (matching.lowQuality === "own" || n === 0)
}

export const uselessRescue: Quirk<Matching> = {
  system: "torchvision",
  where: "a truth of quality 0 with every anchor",
  reason:
    "its best quality is 0, so it rescues anchors that do not overlap it (all of them, or SSD's first); " +
    "here an anchor of quality 0 is never positive by a rescue",
  ours: (matching, [n]) => {
    if (n === undefined || matching.lowQuality === "none") return undefined
    const truths = Array.from({ length: matching.quality.shape[0] ?? 0 }, (_, m) => m)
    return truths.some((m) => emptyRescue(matching, m, n)) ? "as specified" : undefined
  },
}

export const nothingToMatch: Quirk<Matching> = {
  system: "torchvision",
  where: "no truths, or no anchors",
  reason:
    "it raises; without truths every anchor is negative, and without anchors there is nothing to answer",
  ours: ({ quality }) => {
    const [truths = 0, anchors = 0] = quality.shape
    return truths === 0 || anchors === 0 ? NEGATIVE : undefined
  },
}
