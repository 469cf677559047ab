/** The precision in which a recorded answer was computed; "printed": in float64, then cut to ten decimals. */
export type Precision = "float64" | "float32" | "printed"

/** A case as its file has it, before the operation's own adapter reads its fields. */
export interface RecordedCase {
  readonly id: string
  /** The recorded operation's name: of the case, else of its file. */
  readonly op: string
  readonly precision: Precision
  readonly inputs: unknown
  readonly params: unknown
  /** What was answered; absent where the recorded program raised. */
  readonly outputs?: unknown
  readonly throws?: string | undefined
}

export interface RecordedFile {
  readonly path: string
  readonly cases: readonly RecordedCase[]
}

/** Rounds as the recorded program did after each of its steps. */
export const rounder = (precision: Precision): ((x: number) => number) =>
  precision === "float32" ? Math.fround : (x) => x
