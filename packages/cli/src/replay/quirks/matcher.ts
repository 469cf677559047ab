import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import { NEGATIVE } from "@detspec/spec"
import type { Quirk } from "../quirk.js"

interface Matching {
  readonly quality: FloatTensor
  readonly lowQuality: "none" | "own" | "rescuer"
}

/** Which truths overlap nothing: their best quality is 0. */
const hasUselessTruth = ({ quality }: Matching): boolean =>
  Array.from({ length: quality.shape[0] ?? 0 }, (_, m) => toArray(quality.pick(m, null))).some(
    (row) => row.length > 0 && row.every((q) => q === 0),
  )

export const uselessRescue: Quirk<Matching> = {
  system: "torchvision",
  where: "a truth of quality 0 with every anchor",
  reason:
    "its best quality is 0, so it rescues anchors that do not overlap it (all of them, or SSD's first); " +
    "here an anchor of quality 0 is never positive by a rescue",
  ours: (matching) => {
    const applies = matching.lowQuality !== "none" && hasUselessTruth(matching)
    const rescued = (n: number) => matching.lowQuality === "own" || n === 0
    return ([n]) => (applies && n !== undefined && rescued(n) ? "as specified" : undefined)
  },
}

export const nothingToMatch: Quirk<Matching> = {
  system: "torchvision",
  where: "no truths, or no anchors",
  reason:
    "it raises; without truths every anchor is negative, and without anchors there is nothing to answer",
  ours:
    ({ quality }) =>
    () => {
      const [truths = 0, anchors = 0] = quality.shape
      return truths === 0 || anchors === 0 ? NEGATIVE : undefined
    },
}
