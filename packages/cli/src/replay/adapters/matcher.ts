import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { elements, noCounterpart, questions } from "../question.js"
import { listed } from "../quirk.js"
import { nothingToMatch, uselessRescue } from "../quirks/matcher.js"
import { rounder } from "../recorded.js"
import { floats, ints } from "../tensors.js"

/** Matcher with and without low-quality matches, and SSDMatcher, which forces each truth's best anchor. */
export const matcher: Adapter = adapter(
  {
    inputs: record({ quality: floats }),
    params: record({
      fn: v.string(),
      high: v.optional(v.number()),
      low: v.optional(v.number()),
      threshold: v.optional(v.number()),
      allow_low_quality: v.optional(v.boolean(), false),
    }),
    outputs: record({ matches: ints }),
  },
  ({ inputs, params, outputs, precision }, { one }) => {
    const { fn, allow_low_quality, threshold } = params
    const forced = fn === "ssd_matcher"
    if (!forced && fn !== "matcher") return noCounterpart(`matcher ${fn}`)
    // PyTorch compares in the tensor's precision, so the thresholds were rounded to it.
    const rounded = rounder(precision)
    const high = rounded(params.high ?? threshold ?? 0)
    const low = rounded(params.low ?? threshold ?? 0)
    const lowQuality = forced ? "rescuer" : allow_low_quality ? "own" : "none"
    const { quality } = inputs
    const answer = one("matchQuality", { quality, high, low, lowQuality }, "matches")
    const context = { quality, lowQuality } as const
    return questions(
      elements("matches", outputs.matches, answer, [
        listed(nothingToMatch, context),
        listed(uselessRescue, context),
      ]),
    )
  },
)
