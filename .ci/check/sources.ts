import { readdir, readFile } from "node:fs/promises"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"

export const root: string = fileURLToPath(new URL("../../", import.meta.url))

export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
}

const skipped = new Set(["node_modules", "dist", "out", ".git"])

const walk = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries
    .filter(({ name }) => !skipped.has(name))
    .map((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]))
  return (await Promise.all(nested)).flat()
}

/** Every TypeScript file of the project. */
export const sources = async (): Promise<readonly Source[]> => {
  const files = (await walk(root)).filter((file) => file.endsWith(".ts")).sort()
  return Promise.all(
    files.map(async (file) => ({
      path: relative(root, file).replaceAll("\\", "/"),
      text: await readFile(file, "utf8"),
    })),
  )
}
