import type { ListQuestion } from "./question.js"
import type { Verdict } from "./verdict.js"
import { agreed, apartFrom, failed } from "./verdict.js"

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i])

const shown = (list: readonly number[]): string =>
  `[${list.slice(0, 12).join(", ")}${list.length > 12 ? ", …" : ""}] (${list.length})`

/** A whole list of indices: as recorded, as the list of differences says, or explained by rounding on the backend. */
export const compareList = (question: ListQuestion, actual: readonly number[]): Verdict => {
  const { output, recorded, listed, withinRounding } = question
  for (const { reason, ours } of listed) {
    const expected = ours([])
    if (expected === undefined) continue
    if (same(actual, expected) || withinRounding(actual))
      return recorded !== undefined && same(actual, recorded) ? agreed : apartFrom(new Set([reason]))
    return failed(`${output}: expected ${shown(expected)}, got ${shown(actual)}`)
  }
  if (recorded === undefined)
    return failed(`${output}: the recorded program raised, and no listed difference says why`)
  return same(actual, recorded) || withinRounding(actual)
    ? agreed
    : failed(`${output}: expected ${shown(recorded)}, got ${shown(actual)}`)
}
