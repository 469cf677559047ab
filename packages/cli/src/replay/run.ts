import type { DetectionError } from "@detspec/core"
import { float64Arithmetic, message } from "@detspec/core"
import type { Engine } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { Adapter } from "./adapter.js"
import { askOf } from "./ask.js"
import type { Exactness } from "./compare-elements.js"
import { compareElements } from "./compare-elements.js"
import { compareList } from "./compare-list.js"
import type { Question } from "./question.js"
import type { RecordedCase, RecordedFile } from "./recorded.js"
import { roundedInputs } from "./rounded-inputs.js"
import type { Verdict } from "./verdict.js"
import { failed } from "./verdict.js"

export interface CaseResult {
  readonly id: string
  readonly status: "passed" | "failed" | "listed" | "skipped"
  readonly reasons: readonly string[]
}

export interface FileResult {
  readonly path: string
  readonly cases: readonly CaseResult[]
}

const refused = (error: DetectionError): Verdict =>
  error.tag === "Unsupported" ? { kind: "unsupported", because: message(error) } : failed(message(error))

const refusalTags: readonly string[] = ["OutOfRange", "NotFinite", "TypeMismatch", "ShapeMismatch"]

const answered = async (question: Question, exactness: Exactness): Promise<Verdict> => {
  switch (question.kind) {
    case "elements": {
      const answer = await question.answer()
      return E.isLeft(answer) ? refused(answer.left) : compareElements(question, answer.right, exactness)
    }
    case "list": {
      const answer = await question.answer()
      return E.isLeft(answer) ? refused(answer.left) : compareList(question, answer.right, exactness)
    }
    case "refusal": {
      const answer = await question.answer()
      if (E.isRight(answer)) return failed(`${question.output}: must be refused: ${question.reason}`)
      return refusalTags.includes(answer.left.tag)
        ? { kind: "listed", reasons: [question.reason] }
        : refused(answer.left)
    }
  }
}

const resultOf = (id: string, verdicts: readonly Verdict[]): CaseResult => {
  const failures = verdicts.flatMap((verdict) => (verdict.kind === "fails" ? [verdict.because] : []))
  if (failures.length > 0) return { id, status: "failed", reasons: failures }
  const missing = verdicts.flatMap((verdict) => (verdict.kind === "unsupported" ? [verdict.because] : []))
  if (missing.length > 0) return { id, status: "skipped", reasons: missing }
  const reasons = verdicts.flatMap((verdict) => (verdict.kind === "listed" ? verdict.reasons : []))
  return { id, status: reasons.length > 0 ? "listed" : "passed", reasons: [...new Set(reasons)] }
}

interface Tested {
  readonly backend: Backend
  readonly engine: Engine
}

const runCase = async (
  recorded: RecordedCase,
  adapters: Readonly<Record<string, Adapter>>,
  { backend, engine }: Tested,
): Promise<CaseResult> => {
  const { id, op, precision } = recorded
  const adapt = Object.hasOwn(adapters, op) ? adapters[op] : undefined
  if (adapt === undefined) return { id, status: "skipped", reasons: [`no adapter for ${op}`] }
  const exact = backend.arithmetic.unit <= float64Arithmetic.unit
  // A backend in float32 rounds a float64 case's inputs before it begins: it is held to the float32 tolerance.
  const roundsInputs = !exact && precision === "float64"
  const seen = roundsInputs ? { ...recorded, inputs: roundedInputs(recorded.inputs) } : recorded
  const plan = adapt(seen, askOf(backend, engine, precision))
  if (E.isLeft(plan)) return { id, status: "failed", reasons: [message(plan.left)] }
  if (plan.right.kind === "no counterpart") return { id, status: "skipped", reasons: [plan.right.reason] }
  const held = roundsInputs ? "float32" : precision
  const exactness: Exactness = { precision: held, exact, roundsInputs }
  const verdicts: Verdict[] = []
  for (const question of plan.right.questions) verdicts.push(await answered(question, exactness))
  return resultOf(id, verdicts)
}

/** Every case of a file, one after the other. */
export const runFile = async (
  file: RecordedFile,
  adapters: Readonly<Record<string, Adapter>>,
  tested: Tested,
): Promise<FileResult> => {
  const cases: CaseResult[] = []
  for (const recorded of file.cases) cases.push(await runCase(recorded, adapters, tested))
  return { path: file.path, cases }
}
