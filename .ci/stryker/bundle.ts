import { createRequire } from "node:module"
import { join, relative } from "node:path"
import { Script } from "node:vm"
import type { Metafile } from "esbuild"
import { build } from "esbuild"

/** A module with all that it imports, compiled once. Evaluated again, it stands as if it had never been loaded. */
export interface Bundle<T> {
  readonly evaluate: () => T
  /** What each of its modules imports. */
  readonly inputs: Metafile["inputs"]
}

/** One module of this folder and the packages that it tests: those of `folder` itself, never those that are installed. */
export const bundled = async <T>(folder: string, name: string): Promise<Bundle<T>> => {
  const source = (home: string) => join(folder, "packages", home, "src")
  const { metafile, outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [join(folder, ".ci/stryker", name)],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    metafile: true,
    alias: {
      "@detspec/core": join(source("core"), "index.ts"),
      "@detspec/spec/parts": join(source("spec"), "parts.ts"),
      "@detspec/spec": join(source("spec"), "index.ts"),
    },
    logLevel: "silent",
  })
  const code = outputFiles.map(({ text }) => text).join("\n")
  const whole = `(require) => { "use strict"; const module = { exports: {} }; ${code}\n; return module.exports }`
  const define: (require: NodeJS.Require) => T = new Script(whole, { filename: name }).runInThisContext()
  const require = createRequire(import.meta.url)
  return { evaluate: () => define(require), inputs: metafile.inputs }
}

/** Every file from which `file` is imported, over any number of steps. */
export const importers = (inputs: Metafile["inputs"], file: string): ReadonlySet<string> => {
  const found = new Set([file])
  for (const one of found) {
    for (const [path, { imports }] of Object.entries(inputs)) {
      if (imports.some((imported) => imported.path === one)) found.add(path)
    }
  }
  return found
}

export const pathIn = (folder: string, file: string): string => relative(folder, file)
