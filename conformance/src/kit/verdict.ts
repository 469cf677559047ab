/** What a law says of one input: it holds, or what was expected, what came, how far apart they may be and why. */
export type Verdict =
  | { readonly tag: "holds" }
  | {
      readonly tag: "fails"
      readonly expected: string
      readonly actual: string
      readonly bound: string
      readonly because: string
    }

export const holds: Verdict = { tag: "holds" }

export const fails = (expected: string, actual: string, bound = "exact", because = ""): Verdict => ({
  tag: "fails",
  expected,
  actual,
  bound,
  because,
})

/** Holds when the condition does; otherwise says in words what was expected and what came. */
export const expect = (condition: boolean, expected: string, actual: string): Verdict =>
  condition ? holds : fails(expected, actual)

/** The first verdict that fails, if any does. */
export const allHold = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.find((verdict) => verdict.tag === "fails") ?? holds
