import type { DetectionError } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { Answer, Exchange } from "../kit/exchange.js"
import type { Finding, Outcome } from "../kit/law.js"
import type { LawReport, OperationReport, Report } from "../runner/report.js"
import type { PlainValue } from "./plain.js"
import { plainRecord } from "./plain.js"

/** The version of the format: report.schema.json describes it. A change that breaks readers counts it up. */
export const documentVersion = 1

type PlainAnswer =
  | { readonly tag: "outputs"; readonly outputs: Readonly<Record<string, PlainValue>> }
  | { readonly tag: "error"; readonly error: DetectionError }

interface PlainCall {
  readonly operation: string
  readonly input: Readonly<Record<string, PlainValue>>
  readonly expected: PlainAnswer
  readonly actual: PlainAnswer
}

type PlainFinding = Omit<Finding, "exchange"> & { readonly call?: PlainCall }
type PlainOutcome =
  | Exclude<Outcome, { readonly tag: "failed" }>
  | (Omit<Extract<Outcome, { readonly tag: "failed" }>, "finding"> & { readonly finding: PlainFinding })
type PlainLaw = Omit<LawReport, "outcome"> & { readonly outcome: PlainOutcome }
type PlainOperation = Omit<OperationReport, "laws"> & { readonly laws: readonly PlainLaw[] }

export interface ReportDocument {
  readonly version: typeof documentVersion
  readonly reports: readonly (Omit<Report, "operations"> & {
    readonly operations: readonly PlainOperation[]
  })[]
}

const plainAnswer = (answer: Answer): PlainAnswer =>
  E.isLeft(answer)
    ? { tag: "error", error: answer.left }
    : { tag: "outputs", outputs: plainRecord(answer.right) }

const plainCall = ({ operation, input, expected, answer }: Exchange): PlainCall => ({
  operation,
  input: plainRecord(input),
  expected: plainAnswer(expected),
  actual: plainAnswer(answer),
})

const plainFinding = ({ exchange, ...rest }: Finding): PlainFinding => ({
  ...rest,
  ...(exchange ? { call: plainCall(exchange) } : {}),
})

const plainLaw = ({ outcome, ...rest }: LawReport): PlainLaw => ({
  ...rest,
  outcome: outcome.tag === "failed" ? { ...outcome, finding: plainFinding(outcome.finding) } : outcome,
})

/** Reports as JSON holds them: for other programs, and to be compared with those of another day. */
export const documentOf = (reports: readonly Report[]): ReportDocument => ({
  version: documentVersion,
  reports: reports.map((report) => ({
    ...report,
    operations: report.operations.map((operation) => ({ ...operation, laws: operation.laws.map(plainLaw) })),
  })),
})
