import type { OperationName } from "@detspec/spec"

/** The mutants that have the bug: by their operation, what their `bug` says. */
export type Bugs = { readonly [K in OperationName]?: readonly string[] }

/**
 *   mutants    bugs planted here, which the law kills
 *   parameter  another convention, which the caller names
 *   elsewhere  no operation computes it: why, and whose it is
 */
export type Fate =
  | { readonly kind: "mutants"; readonly mutants: Bugs }
  | { readonly kind: "parameter"; readonly parameter: string }
  | { readonly kind: "elsewhere"; readonly reason: string }

/** A bug, or a disagreement, of public code. */
export interface Exhibit {
  readonly id: string
  readonly wrong: string
  /** Issues, pull requests and files. */
  readonly source: string
  /** The law that kills it, in short. */
  readonly law: string
  readonly fate: Fate
}

export interface Room {
  readonly title: string
  readonly exhibits: readonly Exhibit[]
}

export const mutants = (of: Bugs): Fate => ({ kind: "mutants", mutants: of })
export const parameter = (name: string): Fate => ({ kind: "parameter", parameter: name })
export const elsewhere = (reason: string): Fate => ({ kind: "elsewhere", reason })

export const exhibit = (id: string, wrong: string, source: string, law: string, fate: Fate): Exhibit => ({
  id,
  wrong,
  source,
  law,
  fate,
})
