import type { LawVerdict, OperationVerdict } from "@detspec/conformance"

/** A verdict as glyph, word and class: never a colour alone. */
export interface Mark {
  readonly glyph: string
  readonly word: string
  /** After a number of operations: "2 fail". */
  readonly plural: string
  readonly kind: "good" | "known" | "bad" | "out" | "odd"
}

const mark = (glyph: string, kind: Mark["kind"], word: string, plural = word): Mark => ({
  glyph,
  word,
  plural,
  kind,
})

export const verdictMarks: Readonly<Record<OperationVerdict, Mark>> = {
  conforms: mark("✓", "good", "conforms", "conform"),
  "fails as expected": mark("≈", "known", "fails as expected", "fail as expected"),
  "passes unexpectedly": mark("+", "odd", "passes unexpectedly", "pass unexpectedly"),
  fails: mark("✗", "bad", "fails", "fail"),
  unsupported: mark("–", "out", "unsupported"),
  "not run": mark("?", "odd", "not run"),
  broken: mark("!", "odd", "not judged"),
}

export const lawMarks: Readonly<Record<LawVerdict, Mark>> = {
  passed: mark("✓", "good", "holds"),
  failed: mark("✗", "bad", "fails"),
  "failed as expected": mark("≈", "known", "fails as expected"),
  "passed unexpectedly": mark("+", "odd", "holds, though it is expected to fail"),
  unsupported: mark("–", "out", "unsupported"),
  "answered by harness": mark("·", "out", "answered by the harness"),
  abandoned: mark("?", "odd", "not run"),
  broken: mark("!", "odd", "not judged"),
}
