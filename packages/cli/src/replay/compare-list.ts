import type { Exactness } from "./compare-elements.js"
import type { ListQuestion } from "./question.js"
import { seenRounded } from "./rounded-inputs.js"
import type { Verdict } from "./verdict.js"
import { apartFrom, failed } from "./verdict.js"

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i])

const shown = (list: readonly number[]): string =>
  `[${list.slice(0, 12).join(", ")}${list.length > 12 ? ", …" : ""}] (${list.length})`

/** A whole list of indices: as recorded, as the list of differences says, or explained by rounding on the backend. */
export const compareList = (
  question: ListQuestion,
  actual: readonly number[],
  { roundsInputs }: Exactness,
): Verdict => {
  const { output, recorded, specified, listed, withinRounding } = question
  const differences = listed.map(({ reason, ours }) => ({ reason, expected: ours([]) }))
  const { reason, expected } = differences.find((one) => one.expected) ?? { reason: "", expected: recorded }
  if (expected === undefined)
    return failed(`${output}: the recorded program raised, and no listed difference says why`)
  const explained = same(expected, specified) && withinRounding(actual)
  if (!same(actual, expected) && !explained) {
    if (roundsInputs && (same(actual, specified) || withinRounding(actual)))
      return apartFrom(new Set([seenRounded]))
    return failed(`${output}: expected ${shown(expected)}, got ${shown(actual)}`)
  }
  const asRecorded = recorded !== undefined && same(expected, recorded)
  return apartFrom(new Set(asRecorded ? [] : [reason]))
}
