import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { documentation } from "../documentation.js"

/** One change, as Stryker describes it. */
export interface Mutant {
  readonly id: string
  readonly fileName: string
  readonly replacement: string
  readonly status?: string
  readonly statusReason?: string
  readonly location: { readonly start: { readonly line: number } }
}

interface File {
  readonly name: string
  readonly mutate: boolean
  readonly content: string
}

interface Instrumenter {
  readonly instrument: (
    files: readonly File[],
    options: object,
  ) => Promise<{ readonly files: readonly File[]; readonly mutants: readonly Mutant[] }>
}

const silent = () => undefined
const logger = {
  debug: silent,
  info: silent,
  warn: console.warn,
  error: console.error,
  isDebugEnabled: () => false,
}

/** Stryker's own hand that changes sources; it is installed beside this file only. */
const instrumenter = async (): Promise<Instrumenter> => {
  const at = new URL("../node_modules/@stryker-mutator/instrumenter/dist/src/index.js", import.meta.url)
  const stryker = await import(at.href)
  return new stryker.Instrumenter(logger)
}

/** What the bundles are made of. */
const parts = ["packages/core/src", "packages/spec", "conformance/src", "conformance/test", ".ci/stryker"]

const pattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replaceAll(".", "\\.")
      .replaceAll("**/", "(?:.+/)?")
      .replaceAll(/(?<!\))\*/g, "[^/]*")}$`,
  )

/** The sources that the configuration names, and does not name with a `!`. */
const chosen = async (root: string): Promise<readonly string[]> => {
  const { mutate }: { readonly mutate: readonly string[] } = JSON.parse(
    await readFile(join(root, ".ci/stryker/stryker.config.json"), "utf8"),
  )
  const [out, wanted] = [
    mutate.filter((one) => one.startsWith("!")),
    mutate.filter((one) => !one.startsWith("!")),
  ]
  const fits = (path: string, globs: readonly string[]) => globs.some((glob) => pattern(glob).test(path))
  const all = await readdir(join(root, "packages/spec/src"), { recursive: true })
  return all
    .map((path) => `packages/spec/src/${path}`)
    .filter(
      (path) =>
        path.endsWith(".ts") &&
        fits(path, wanted) &&
        !fits(
          path,
          out.map((one) => one.slice(1)),
        ),
    )
    .sort()
}

/** A copy of the sources in which every change is made, each behind a switch. */
export const mutated = async (root: string, folder: string): Promise<readonly Mutant[]> => {
  await rm(folder, { recursive: true, force: true })
  for (const part of parts) {
    await mkdir(dirname(join(folder, part)), { recursive: true })
    const filter = (path: string) => !path.includes("node_modules") && !path.endsWith("/dist")
    await cp(join(root, part), join(folder, part), { recursive: true, filter })
  }
  const paths = await chosen(root)
  const read = async (path: string): Promise<File> => ({
    name: join(folder, path),
    mutate: true,
    content: await readFile(join(root, path), "utf8"),
  })
  const { files, mutants } = await (await instrumenter()).instrument(await Promise.all(paths.map(read)), {
    plugins: null,
    excludedMutations: [],
    ignorers: [{ shouldIgnore: documentation }],
  })
  for (const { name, content } of files) await writeFile(name, content)
  return mutants
}
