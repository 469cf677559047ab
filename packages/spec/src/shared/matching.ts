import type { ChoiceField, NumberField, Requirement } from "@detspec/core"
import { between, choice, number, requireThat } from "@detspec/core"
import { positiveUpTo } from "./grid.js"

export type LowQuality = "none" | "own" | "rescuer"

/** How qualities become labels. */
export type Matching = {
  readonly high: number
  readonly low: number
  readonly lowQuality: LowQuality
}

export const matchingFields: {
  readonly high: NumberField
  readonly low: NumberField
  readonly lowQuality: ChoiceField<LowQuality>
} = {
  high: number(positiveUpTo(1), "quality", "h: an anchor whose best quality reaches it is positive"),
  low: number(between(0, 1), "quality", "l: an anchor whose best quality is below it is negative"),
  lowQuality: choice(
    ["none", "own", "rescuer"],
    "what becomes of a truth's best anchors: none: nothing; own: all that tie for the best turn positive, " +
      "each with its own best truth; rescuer: the first of them is given to that truth, a later truth wins",
  ),
}

/** low ≤ high: no anchor is both negative and positive. */
export const lowUpToHigh = <I extends Matching>(): Requirement<I> =>
  requireThat(
    "low up to high",
    "low",
    "be at most high",
    ({ low, high }) => low <= high,
    ({ low, high }) => `low ${low}, high ${high}`,
  )
