import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"

/** As the command line gives them. */
export interface RawOptions {
  readonly backend: readonly string[]
  readonly operation: readonly string[]
  readonly law: string
  readonly seed?: string
  readonly runs: string
  readonly path?: string
  readonly json?: string
  readonly expected?: string
  readonly timeout?: string
  readonly report?: string
  readonly quiet?: boolean
}

export interface Options {
  readonly backends: readonly string[]
  readonly operations: readonly OperationName[]
  readonly law: string
  readonly seed: number
  readonly runs: number
  readonly path?: string
  readonly json?: string
  /** The file of expected failures; when left out, the one beside the backend. */
  readonly expected?: string
  /** Milliseconds that a program may take to answer. */
  readonly timeout?: number
  readonly report?: string
  readonly quiet: boolean
}

const wholeNumber = (option: string, text: string, min: number): E.Either<DetectionError, number> => {
  const value = Number(text)
  const fits = text.trim() !== "" && Number.isSafeInteger(value) && value >= min
  return fits
    ? E.right(value)
    : E.left(outOfRange("conform", option, `be a whole number of ${min} or more`, text))
}

const isOperation = (name: string): name is OperationName => operationNames.some((known) => known === name)

const chosenOperations = (names: readonly string[]): E.Either<DetectionError, readonly OperationName[]> => {
  const unknown = names.find((name) => !isOperation(name))
  if (unknown !== undefined) {
    return E.left(outOfRange("conform", "--operation", `be one of ${operationNames.join(", ")}`, unknown))
  }
  const chosen = names.filter(isOperation)
  return E.right(chosen.length > 0 ? chosen : operationNames)
}

/** Checked options; `freshSeed` is used where no seed was asked for. */
export const readOptions = (raw: RawOptions, freshSeed: number): E.Either<DetectionError, Options> => {
  const seed = wholeNumber("--seed", raw.seed ?? String(freshSeed), 0)
  const runs = wholeNumber("--runs", raw.runs, 1)
  const timeout = wholeNumber("--timeout", raw.timeout ?? "10", 1)
  const operations = chosenOperations(raw.operation)
  if (E.isLeft(seed)) return seed
  if (E.isLeft(runs)) return runs
  if (E.isLeft(timeout)) return timeout
  if (E.isLeft(operations)) return operations
  if (raw.expected !== undefined && raw.backend.length > 1)
    return E.left(outOfRange("conform", "--expected", "come with one --backend", String(raw.backend.length)))
  return E.right({
    backends: raw.backend.length > 0 ? raw.backend : ["spec"],
    operations: operations.right,
    law: raw.law,
    seed: seed.right,
    runs: runs.right,
    quiet: raw.quiet ?? false,
    ...(raw.path === undefined ? {} : { path: raw.path }),
    ...(raw.json === undefined ? {} : { json: raw.json }),
    ...(raw.expected === undefined ? {} : { expected: raw.expected }),
    ...(raw.timeout === undefined ? {} : { timeout: 1000 * timeout.right }),
    ...(raw.report === undefined ? {} : { report: raw.report }),
  })
}
