import { basename } from "node:path"
import type { CaseResult, FileResult } from "./run.js"

type Status = CaseResult["status"]

const withStatus = (cases: readonly CaseResult[], status: Status): readonly CaseResult[] =>
  cases.filter((one) => one.status === status)

const tally = (cases: readonly CaseResult[], title: string): readonly string[] => {
  const counts = new Map<string, number>()
  for (const reason of cases.flatMap(({ reasons }) => reasons))
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => `    ${title} ${count}: ${reason}`)
}

/** One line a file, and below it each failure and each reason for a difference or for having no adapter. */
export const fileLines = ({ path, cases }: FileResult): readonly string[] => {
  const count = (status: Status) => withStatus(cases, status).length
  return [
    `${basename(path)}: ${count("passed")} passed, ${count("failed")} failed, ${count("listed")} differ as listed, ${count("skipped")} no adapter`,
    ...withStatus(cases, "failed").map(({ id, reasons }) => `    failed ${id}: ${reasons.join("; ")}`),
    ...tally(withStatus(cases, "listed"), "differ"),
    ...tally(withStatus(cases, "skipped"), "skipped"),
  ]
}

/** The last line. A case that differs only as listed has passed: every other element of it agreed. */
export const totalLine = (files: readonly FileResult[]): string => {
  const all = files.flatMap(({ cases }) => cases)
  const count = (...statuses: readonly Status[]) =>
    all.filter(({ status }) => statuses.includes(status)).length
  return `${count("passed", "listed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`
}

export const anyFailed = (files: readonly FileResult[]): boolean =>
  files.some(({ cases }) => cases.some(({ status }) => status === "failed"))
