import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { program } from "../../src/program.js"

const main = resolve(fileURLToPath(import.meta.url), "../../../src/main.ts")

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly errors: string
}

/** Runs the command; `onLine` sees every line that it prints, and may kill it. */
export const detspec = (
  words: readonly string[],
  onLine: (line: string, kill: () => void) => void = () => undefined,
): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", main, ...words])
    let [out, errors] = ["", ""]
    child.stdout.on("data", (chunk: Buffer) => {
      const text = String(chunk)
      out += text
      for (const line of text.split("\n")) if (line !== "") onLine(line, () => child.kill("SIGKILL"))
    })
    child.stderr.on("data", (chunk: Buffer) => {
      errors += String(chunk)
    })
    child.on("close", (status) => done({ status, out, errors }))
  })

/** Runs the command within this process: it starts at once. Errors are what it would write to stderr; `onLine` sees lines as they come. */
export const detspecHere = async (
  words: readonly string[],
  onLine: (line: string) => void = () => undefined,
): Promise<Ended> => {
  const [log, error, status] = [console.log, console.error, process.exitCode]
  let [out, errors] = ["", ""]
  console.log = (line: unknown) => {
    out += `${line}\n`
    onLine(String(line))
  }
  console.error = (line: unknown) => {
    errors += `${line}\n`
  }
  process.exitCode = 0
  try {
    await program().parseAsync(words, { from: "user" })
    return { status: Number(process.exitCode), out, errors }
  } finally {
    process.exitCode = status
    console.log = log
    console.error = error
  }
}

/** A folder that is there during a test. */
export const inFolder = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "detspec-"))
  try {
    await run(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
