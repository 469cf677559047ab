import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { assertBuilt, home } from "../browser/built.js"

/** Every package that is published. */
export const published = [
  "core",
  "spec",
  "gpu",
  "wasm",
  "datasets",
  "evaluation",
  "networks",
  "detectors",
  "conformance",
  "cli",
].map((name) => `@detspec/${name}`)

export interface Installed {
  readonly folder: string
  /** How long `npm install` took. */
  readonly seconds: number
  /** Runs a program in the folder and answers what it printed. */
  readonly run: (file: string, ...words: readonly string[]) => Promise<string>
  readonly remove: () => Promise<void>
}

const execute = promisify(execFile)

/** Nothing of the workspace that started the tests: no npm settings, no conditions or loaders of Node. */
const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("npm_") && !name.startsWith("NODE_")),
  )

const runIn =
  (cwd: string) =>
  async (file: string, ...words: readonly string[]): Promise<string> => {
    const { stdout } = await execute(file, words, { cwd, env: plainEnvironment(), maxBuffer: 2 ** 26 })
    return stdout
  }

/** Packs every package and installs the tarballs in an empty folder, as a user with no settings does. */
export const installPacked = async (): Promise<Installed> => {
  assertBuilt()
  const folder = await mkdtemp(join(tmpdir(), "detspec-packed-"))
  const packing = [...published.flatMap((name) => ["--workspace", name]), "--pack-destination", folder]
  const packed: readonly { filename: string }[] = Object.values(
    JSON.parse(await runIn(home)("npm", "pack", "--json", ...packing)),
  )
  await writeFile(join(folder, "package.json"), '{ "name": "empty", "private": true, "type": "module" }\n')
  const run = runIn(folder)
  const started = performance.now()
  await run("npm", "install", "--prefer-offline", ...packed.map(({ filename }) => `./${filename}`))
  const seconds = (performance.now() - started) / 1000
  return { folder, seconds, run, remove: () => rm(folder, { recursive: true }) }
}
