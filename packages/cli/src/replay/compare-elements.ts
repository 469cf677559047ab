import { isInt32, toArray, unravel } from "@detspec/core"
import type { Answer } from "./answer.js"
import type { ElementsQuestion } from "./question.js"
import type { Listed } from "./quirk.js"
import type { Precision } from "./recorded.js"
import { seenRounded } from "./rounded-inputs.js"
import { agrees, allowed, floorOf, largestOf } from "./tolerance.js"
import type { Verdict } from "./verdict.js"
import { apartFrom, failed } from "./verdict.js"

/** How exact both sides are: `exact` backends compute in float64 or better. */
export interface Exactness {
  readonly precision: Precision
  readonly exact: boolean
  /** Whether the case was recorded on inputs that the backend saw rounded. */
  readonly roundsInputs: boolean
}

interface Element {
  readonly index: readonly number[]
  readonly actual: number
  readonly specified: number
  readonly bound: number
  readonly recorded: number | undefined
}

type List = readonly Listed<number | "as specified">[]
/** The allowed distance from an expected number, beside the backend's own bound. */
type Near = (expected: number, bound: number) => number
type Finding = { readonly reason?: string; readonly wrong?: string }

const roundingDecides =
  "rounding decides on which side of a jump the element falls, and the recorded program's rounding is not ours"

const instead = (list: List, index: readonly number[]) => {
  for (const { reason, ours, within } of list) {
    const answer = ours(index)
    if (answer !== undefined) return { reason, answer, within }
  }
  return undefined
}

const against = (element: Element, expected: number, distance: number, reason?: string): Finding => {
  const { index, actual } = element
  if (agrees(actual, expected, distance)) return reason === undefined ? {} : { reason }
  return { wrong: `[${index}]: expected ${expected} ± ${distance}, got ${actual}` }
}

/** As the list says, else as recorded, else on the other side of a jump that rounding decides. */
const judge = (element: Element, list: List, near: Near, { exact, roundsInputs }: Exactness): Finding => {
  const { index, actual, specified, bound, recorded } = element
  const finite = bound < Infinity ? bound : 0
  const asRecorded = recorded !== undefined && agrees(actual, recorded, near(recorded, finite))
  const difference = instead(list, index)
  if (difference !== undefined) {
    if (recorded !== undefined && difference.within < Infinity && !asRecorded)
      return against(element, recorded, Math.max(difference.within, finite), difference.reason)
    const expected = difference.answer === "as specified" ? specified : difference.answer
    return against(element, expected, near(expected, bound), asRecorded ? undefined : difference.reason)
  }
  if (asRecorded) return {}
  if (recorded === undefined) return against(element, specified, near(specified, bound))
  if (roundsInputs && agrees(actual, specified, near(specified, bound))) return { reason: seenRounded }
  if (bound < Infinity) return against(element, recorded, near(recorded, bound))
  return against(element, specified, exact ? near(specified, 0) : Infinity, roundingDecides)
}

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((side, axis) => side === b[axis])

const nearOf = (numbers: readonly number[] | undefined, whole: boolean, precision: Precision): Near => {
  const floor = floorOf(precision, largestOf(numbers ?? []))
  return (expected, bound) => (whole ? bound : allowed(expected, precision, floor, bound))
}

const elementsOf = (answer: Answer, numbers: readonly number[] | undefined): readonly Element[] =>
  answer.values.map((actual, i) => ({
    index: unravel(i, answer.shape),
    actual,
    specified: answer.specified[i] ?? Number.NaN,
    bound: answer.bounds[i] ?? 0,
    recorded: numbers?.[i],
  }))

/** Element by element: as recorded, or as the list says, or a failure that names the first one. */
export const compareElements = (
  question: ElementsQuestion,
  answer: Answer,
  exactness: Exactness,
): Verdict => {
  const { output, recorded, listed } = question
  const raised = recorded === undefined ? instead(listed, []) : undefined
  if (recorded === undefined && raised === undefined)
    return failed(`${output}: the recorded program raised, and no listed difference says why`)
  if (recorded !== undefined && !sameShape(recorded.shape, answer.shape))
    return failed(`${output}: expected shape [${recorded.shape}], got [${answer.shape}]`)
  const numbers = recorded && toArray(recorded)
  const near = nearOf(numbers, recorded !== undefined && isInt32(recorded), exactness.precision)
  const reasons = new Set(raised === undefined ? [] : [raised.reason])
  for (const element of elementsOf(answer, numbers)) {
    const { reason, wrong } = judge(element, listed, near, exactness)
    if (wrong !== undefined) return failed(`${output}${wrong}`)
    if (reason !== undefined) reasons.add(reason)
  }
  return apartFrom(reasons)
}
