import { writeFile } from "node:fs/promises"
import type { Report } from "@detspec/conformance"
import { documentOf, shellWord } from "@detspec/conformance"
import { badFile } from "@detspec/core"
import type { ExitStatus } from "../exit.js"
import { complain } from "../exit.js"
import { reportPage } from "../report/page/page.js"
import { called } from "./called.js"
import type { Options } from "./options.js"

/** How this backend is asked again, with the same patience. */
export const commandOf = (
  backend: string,
  { timeout }: Pick<Options, "timeout">,
  command: string = called(),
): string => {
  const patience = timeout === undefined ? "" : ` --timeout ${timeout / 1000}`
  return `${command} --backend ${shellWord(backend)}${patience}`
}

const save = async (path: string, text: string): Promise<ExitStatus> => {
  try {
    await writeFile(path, text)
    return 0
  } catch (error) {
    return complain(badFile("conform", path, "be a file that can be written", String(error)))
  }
}

/** A report, and the name by which its backend was asked for. */
export interface Held {
  readonly name: string
  readonly report: Report
}

/** The files that were asked for: JSON, and a page. */
export const saveReports = async (
  options: Options,
  held: readonly Held[],
): Promise<readonly ExitStatus[]> => {
  const { json, report } = options
  const reports = held.map((one) => one.report)
  const told = held.map((one) => ({ report: one.report, command: commandOf(one.name, options) }))
  return [
    json === undefined ? 0 : await save(json, `${JSON.stringify(documentOf(reports))}\n`),
    report === undefined ? 0 : await save(report, reportPage(told)),
  ]
}
