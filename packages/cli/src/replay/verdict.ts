/** What one question came to. */
export type Verdict =
  | { readonly kind: "agrees" }
  | { readonly kind: "listed"; readonly reasons: readonly string[] }
  | { readonly kind: "fails"; readonly because: string }
  | { readonly kind: "unsupported"; readonly because: string }

export const agreed: Verdict = { kind: "agrees" }
export const failed = (because: string): Verdict => ({ kind: "fails", because })

/** Agreement, apart from the listed differences. */
export const apartFrom = (reasons: ReadonlySet<string>): Verdict =>
  reasons.size === 0 ? agreed : { kind: "listed", reasons: [...reasons] }
