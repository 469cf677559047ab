import type { LawReport, LawVerdict, Report } from "@detspec/conformance"
import { conform, exitStatus, lawLines, matrixLines } from "@detspec/conformance"
import type { DetectionError } from "@detspec/core"
import type { Backend, OperationName } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { reachBackend } from "../backends.js"
import type { ExitStatus } from "../exit.js"
import { complain } from "../exit.js"
import type { Expectations } from "./expected.js"
import { besideBackend, readExpectations } from "./expected.js"
import type { Options } from "./options.js"
import type { Progress } from "./progress.js"
import type { Held } from "./save.js"
import { commandOf, saveReports } from "./save.js"

type Print = (line: string) => void
type OnLaw = (operation: OperationName, law: LawReport) => void

/** What --quiet leaves out. */
const dull: readonly LawVerdict[] = ["passed", "unsupported", "answered by harness"]

/** Nothing is asked of an operation that a backend leaves out: one line says so, not one a law. */
const isLeftOut = ({ verdict, expected }: LawReport): boolean =>
  verdict === "unsupported" && expected === undefined

/** Also what is dull is told where it is expected to fail: it can not. */
const isTold = ({ verdict, expected }: LawReport): boolean =>
  !dull.includes(verdict) || expected !== undefined

const printing = (backend: string, options: Options, print: Print): OnLaw => {
  const { runs, quiet } = options
  const command = commandOf(backend, options)
  let current = ""
  return (operation, law) => {
    if (quiet && !isTold(law)) return
    if (operation !== current) print(isLeftOut(law) ? `${operation}: unsupported` : operation)
    current = operation
    if (isLeftOut(law)) return
    for (const line of lawLines(operation, law, { command, runs })) print(line)
  }
}

/** The exactness that a backend claims: every bound is made of it. */
const roundoff = ({ arithmetic: { unit } }: Backend): string => {
  const exponent = Math.log2(unit)
  return `u = ${Number.isInteger(exponent) ? `2^${exponent}` : unit.toExponential(2)}`
}

const heading = (backend: Backend, { seed, runs }: Options): string =>
  `${backend.name} (${backend.device}, ${roundoff(backend)}), seed ${seed}, ${runs} runs a law`

/** The list that was asked for, or the one beside the backend, or none. */
const expectationsFor = (
  name: string,
  { expected }: Options,
): TE.TaskEither<DetectionError, Expectations> => {
  const path = expected ?? besideBackend(name)
  return path === undefined ? TE.right({ path: "", failures: [] }) : readExpectations(path)
}

const limitsFor = ({ timeout }: Options) =>
  timeout === undefined ? {} : { call: timeout, shrink: Math.min(timeout, Math.max(1000, timeout / 5)) }

const one = async (
  name: string,
  options: Options,
  { print, input, step }: Progress,
): Promise<Report | ExitStatus> => {
  const expectations = await expectationsFor(name, options)()
  if (E.isLeft(expectations)) return complain(expectations.left)
  const { path, failures } = expectations.right
  const reached = await reachBackend(name, limitsFor(options))()
  if (E.isLeft(reached)) return complain(reached.left)
  const { backend, manner } = reached.right
  print(heading(backend, options))
  if (path !== "") print(`${failures.length} expected failures, as ${path} says`)
  const printLaw = printing(name, options, print)
  const onLaw: OnLaw = (operation, law) => {
    printLaw(operation, law)
    step(operation)
  }
  const report = await conform(backend, { ...options, manner, expected: failures, onInput: input, onLaw })
  await backend.dispose()
  return report
}

const worst = (statuses: readonly ExitStatus[]): ExitStatus =>
  statuses.includes(2) ? 2 : statuses.includes(1) ? 1 : 0

const brokeProtocol = ({ operations }: Report): boolean =>
  operations.some(({ laws }) =>
    laws.some(({ outcome }) => outcome.tag === "broken" && outcome.fault === "program"),
  )

const aboutProtocol =
  "A program broke the protocol, so that what it computed could not be judged. Lines that begin with ! say what it " +
  "wrote, and what to do; docs/protocol.md says what may stand on stdout."

/** Holds each backend to the laws, prints a line a law and a matrix, and answers with the exit status. */
export const runConform = async (options: Options, progress: Progress): Promise<ExitStatus> => {
  const { print, end } = progress
  const held: Held[] = []
  const statuses: ExitStatus[] = []
  for (const name of options.backends) {
    const report = await one(name, options, progress)
    end()
    if (typeof report === "number") statuses.push(report)
    else held.push({ name, report })
  }
  if (held.length === 0) return worst(statuses)
  const reports = held.map(({ report }) => report)
  print("")
  for (const line of matrixLines(reports)) print(line)
  if (reports.some(brokeProtocol)) print(`\n${aboutProtocol}`)
  return worst([...statuses, ...reports.map(exitStatus), ...(await saveReports(options, held))])
}
