import assert from "node:assert/strict"
import type { Report } from "@detspec/conformance"
import { exitStatus, lawLines, matrixLines } from "@detspec/conformance"
import type { Bundle } from "./bundle.js"
import { launch } from "./chromium.js"
import { serve } from "./serve.js"

/** What a page is asked to hold to the laws: "spec", "wasm" or a mode of gpu.js, and how many inputs a law draws. */
export interface Asked {
  readonly name: string
  readonly runs: number
  /** Whether the page is isolated from other origins, so that its threads can share memory: yes, unless it is said. */
  readonly isolated?: boolean
  /** Laws with these words in their sentence are left out. */
  readonly without?: string
}

/** OPERATION=nms,boxIou looks at these alone. */
const only = process.env.OPERATION?.split(",") ?? []

/** Opens a bundled page in Chromium, holds one backend to the laws there, and brings the report back. */
export const holdInBrowser = async (
  { folder }: Bundle,
  { name, runs, isolated, without }: Asked,
): Promise<Report> => {
  const { url, close } = await serve(folder, isolated)
  const browser = await launch()
  try {
    const page = await browser.newPage()
    page.on("pageerror", (error) => console.error(error))
    await page.goto(url)
    return await page.evaluate<Report>(`hold(${JSON.stringify({ name, runs, only, without })})`)
  } finally {
    await browser.close()
    close()
  }
}

const isBad = (tag: string): boolean => tag === "failed" || tag === "broken"

/** Every operation conforms and at least one ran on the device that was asked for; the matrix is printed. */
export const assertConforms = (report: Report, backend: string): void => {
  const replay = { command: `npm run conform -- --backend ${backend}`, runs: report.runs }
  const bad = report.operations.flatMap(({ operation, laws }) =>
    laws
      .filter(({ outcome }) => isBad(outcome.tag))
      .flatMap((law) => [operation, ...lawLines(operation, law, replay)]),
  )
  for (const line of [report.device, ...matrixLines([report])]) console.log(line)
  assert.equal(report.backend, backend)
  assert.deepEqual(bad, [])
  assert.equal(exitStatus(report), 0)
}
