import type { LawVerdict, Verdict } from "../runner/verdict.js"

/** As much of a report as a comparison looks at: of this run, or read from a file of another day. */
export interface Compared {
  readonly backend: string
  readonly operations: readonly {
    readonly operation: string
    readonly ranOn: string
    readonly verdict: Verdict
    readonly passed: number
    readonly total: number
    readonly laws: readonly { readonly sentence: string; readonly verdict: LawVerdict }[]
  }[]
}

type Operation = Compared["operations"][number]

/** One thing that is otherwise than before. `worse`: something that held does not hold, or is not known to. */
export interface Change {
  readonly backend: string
  readonly operation?: string
  readonly law?: string
  readonly what: string
  readonly worse: boolean
}

const held = (verdict: LawVerdict): boolean => verdict === "passed" || verdict === "passed unexpectedly"
const failed = (verdict: LawVerdict): boolean => verdict === "failed" || verdict === "failed as expected"

const lawChange = (before: LawVerdict, after: LawVerdict): Pick<Change, "what" | "worse"> => {
  if (failed(after) && !failed(before)) return { what: `newly failing: ${before}, now ${after}`, worse: true }
  if (held(after) && failed(before)) return { what: `newly passing: ${before}, now ${after}`, worse: false }
  return { what: `${before}, now ${after}`, worse: held(before) || after === "failed" || after === "broken" }
}

type Place = Pick<Change, "backend" | "operation">

const lawChanges = (place: Place, before: Operation, after: Operation): readonly Change[] => {
  const now = new Map(after.laws.map(({ sentence, verdict }) => [sentence, verdict]))
  const then = new Set(before.laws.map(({ sentence }) => sentence))
  const changed = before.laws.flatMap(({ sentence: law, verdict }): readonly Change[] => {
    const verdictNow = now.get(law)
    if (verdictNow === undefined) return [{ ...place, law, what: "no longer asked", worse: false }]
    return verdictNow === verdict ? [] : [{ ...place, law, ...lawChange(verdict, verdictNow) }]
  })
  const asked = after.laws
    .filter(({ sentence }) => !then.has(sentence))
    .map(({ sentence: law, verdict }): Change => {
      const isWorse = verdict === "failed" || verdict === "broken"
      return { ...place, law, what: `newly asked: ${verdict}`, worse: isWorse }
    })
  return [...changed, ...asked]
}

const operationChanges = (backend: string, before: Operation, after: Operation): readonly Change[] => {
  const place = { backend, operation: before.operation }
  const counts = ({ passed, total }: Operation): string => `${passed} of ${total}`
  const laws = lawChanges(place, before, after)
  return [
    ...(before.ranOn === after.ranOn
      ? []
      : [
          {
            ...place,
            what: `ran on ${before.ranOn}, now on ${after.ranOn}`,
            worse: after.ranOn === "unsupported",
          },
        ]),
    ...(before.verdict === after.verdict
      ? []
      : [
          {
            ...place,
            what: `${before.verdict}, now ${after.verdict}`,
            worse: laws.some(({ worse }) => worse) || after.verdict === "not run",
          },
        ]),
    ...(counts(before) === counts(after)
      ? []
      : [{ ...place, what: `${counts(before)} laws held, now ${counts(after)}`, worse: false }]),
    ...laws,
  ]
}

const backendChanges = (before: Compared, after: Compared): readonly Change[] => {
  const { backend } = before
  const now = new Map(after.operations.map((one) => [one.operation, one]))
  const then = new Set(before.operations.map(({ operation }) => operation))
  return [
    ...before.operations.flatMap((one) => {
      const other = now.get(one.operation)
      return other
        ? operationChanges(backend, one, other)
        : [{ backend, operation: one.operation, what: "no longer run", worse: one.verdict === "conforms" }]
    }),
    ...after.operations
      .filter(({ operation }) => !then.has(operation))
      .map(({ operation, verdict }) => ({
        backend,
        operation,
        what: `newly run: ${verdict}`,
        worse: verdict === "fails" || verdict === "broken",
      })),
  ]
}

/** What changed from one run to another, backend by backend, operation by operation, law by law. */
export const diffReports = (before: readonly Compared[], after: readonly Compared[]): readonly Change[] => {
  const now = new Map(after.map((one) => [one.backend, one]))
  const then = new Set(before.map(({ backend }) => backend))
  return [
    ...before.flatMap((one) => {
      const other = now.get(one.backend)
      return other
        ? backendChanges(one, other)
        : [{ backend: one.backend, what: "no longer held", worse: true }]
    }),
    ...after
      .filter(({ backend }) => !then.has(backend))
      .map(({ backend }) => ({ backend, what: "newly held", worse: false })),
  ]
}
