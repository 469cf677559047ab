import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"

/** A sentence that holds for every right implementation, and the property that says so. */
export interface Law<T> {
  readonly sentence: string
  readonly property: (implementation: T) => fc.IRawProperty<unknown>
}

/** A wrong implementation, and the law that it breaks. */
export interface Mutant<T> {
  readonly bug: string
  readonly breaks: string
  readonly implementation: T
}

/**
 * Equal but for the order in which sums of shares were rounded: fewer than 2^10 terms of at most 1 err by less than
 * 2^10 · 2^-53 < 1e-12. (Without a message, node would parse the whole test to say what failed.)
 */
export const close = (actual: number | undefined, expected: number): void =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-12, `${actual}, not ${expected}`)

const seed = 20261127
const runs = 60

/** What is wrong, in the smallest example where `shrink` asks for it; nothing where the law holds. */
const verdict = <T>(law: Law<T>, implementation: T, shrink: boolean): string => {
  const report = fc.check(law.property(implementation), { seed, numRuns: runs, endOnFailure: !shrink })
  if (report instanceof Promise) throw new Error("laws are synchronous here")
  return report.failed ? (fc.defaultReportMessage(report) ?? "failed") : ""
}

/** A test for each law, one for each mutant, and one that no law goes unbroken. */
export const testLaws = <T>(
  right: T,
  laws: Readonly<Record<string, Law<T>>>,
  mutants: readonly Mutant<T>[],
): void => {
  for (const [name, law] of Object.entries(laws))
    test(`${name}: ${law.sentence}`, () => assert.equal(verdict(law, right, true), ""))
  for (const { bug, breaks, implementation } of mutants)
    test(`a mutant dies by ${breaks}: ${bug}`, () => {
      const law = laws[breaks]
      assert.ok(law, `no law is called ${breaks}`)
      assert.notEqual(verdict(law, implementation, false), "", "the law does not see the bug")
    })
  test("every law sees some mutant", () => {
    const seen = new Set(mutants.map(({ breaks }) => breaks))
    assert.deepEqual(
      Object.keys(laws).filter((name) => !seen.has(name)),
      [],
    )
  })
}
