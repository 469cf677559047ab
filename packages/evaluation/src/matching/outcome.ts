/** What becomes of a detection: it finds an object, it is wrong, or it counts neither way. */
export type Outcome = "hit" | "miss" | "ignored"

/** A detection that has been judged. */
export interface Judged {
  readonly score: number
  readonly outcome: Outcome
}
