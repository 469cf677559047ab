import type { Backend, OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import type { Law } from "../kit/law.js"
import { laws } from "../laws.js"
import type { ExpectedFailure } from "./expected.js"
import { expectationOf } from "./expected.js"
import { judge } from "./judge.js"
import type { Manner } from "./manner.js"
import { plainly } from "./manner.js"
import type { LawReport, OperationReport, Report } from "./report.js"
import { lawReport, operationReport } from "./report.js"

export interface Settings {
  readonly seed: number
  readonly runs: number
  /** Only these operations; all of them when left out. */
  readonly operations?: readonly OperationName[]
  /** Only laws whose sentence contains this. */
  readonly law?: string
  /** Not the laws whose sentence contains this: for a run that must be short. */
  readonly without?: string
  /** Straight to an earlier failure. */
  readonly path?: string
  /** False where only the verdicts matter: failing inputs are not made smaller. */
  readonly shrink?: boolean
  /** How to go about with a backend that is not simply called. */
  readonly manner?: Manner
  /** What the implementer says of laws that fail. */
  readonly expected?: readonly ExpectedFailure[]
  /** Told of every input as it is judged. */
  readonly onInput?: (operation: OperationName) => void
  /** Told of every law and every operation as they end. */
  readonly onLaw?: (operation: OperationName, law: LawReport) => void
  readonly onOperation?: (operation: OperationReport) => void
}

const lawsFor = (operation: OperationName, { law = "", without }: Settings): readonly Law[] => {
  const { common, own } = laws[operation]
  return [...common, ...own].filter(
    ({ sentence }) => sentence.includes(law) && (without === undefined || !sentence.includes(without)),
  )
}

const reportOn = async (
  backend: Backend,
  operation: OperationName,
  settings: Settings,
): Promise<OperationReport> => {
  const { seed, runs, path, shrink = true, manner = plainly(backend), expected = [] } = settings
  const onInput = () => settings.onInput?.(operation)
  const trial = { seed, runs, shrink, onInput, ...(path === undefined ? {} : { path }) }
  const results: LawReport[] = []
  await judge(backend, operation, lawsFor(operation, settings), trial, manner, ({ sentence }, outcome) => {
    const result = lawReport(sentence, outcome, seed, expectationOf(expected, operation, sentence))
    results.push(result)
    settings.onLaw?.(operation, result)
  })
  return operationReport(operation, backend.runsOn[operation], results)
}

/** Holds a backend to the laws of its operations, one after the other. */
export const conform = async (backend: Backend, settings: Settings): Promise<Report> => {
  const operations: OperationReport[] = []
  for (const name of settings.operations ?? operationNames) {
    const report = await reportOn(backend, name, settings)
    operations.push(report)
    settings.onOperation?.(report)
  }
  return {
    backend: backend.name,
    device: backend.device,
    arithmetic: backend.arithmetic,
    seed: settings.seed,
    runs: settings.runs,
    operations,
  }
}
