import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command, as somebody runs it. */
export const detspec = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = ["--conditions=source", "--import", "tsx", main, ...words]
    execFile(process.execPath, command, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err })
    })
  })
