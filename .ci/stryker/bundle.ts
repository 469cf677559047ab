import { join, relative } from "node:path"
import type { Metafile } from "esbuild"
import { build } from "esbuild"

/** The file that the bundle is written to, and what each of its modules imports. */
export interface Bundle {
  readonly path: string
  readonly inputs: Metafile["inputs"]
}

/** The suite and the packages that it tests in one module: those of the folder itself, never those that are installed. */
export const bundleSuite = async (folder: string): Promise<Bundle> => {
  const source = (home: string) => join(folder, "packages", home, "src")
  const path = join(folder, "suite.mjs")
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [join(folder, ".ci/stryker/suite.ts")],
    outfile: path,
    bundle: true,
    format: "esm",
    platform: "node",
    metafile: true,
    alias: {
      "@detspec/core": join(source("core"), "index.ts"),
      "@detspec/spec/parts": join(source("spec"), "parts.ts"),
      "@detspec/spec": join(source("spec"), "index.ts"),
    },
    logLevel: "silent",
  })
  return { path, inputs: metafile.inputs }
}

/** Every file from which `file` is imported, over any number of steps. */
export const importers = ({ inputs }: Bundle, file: string): ReadonlySet<string> => {
  const found = new Set([file])
  for (const one of found) {
    for (const [path, { imports }] of Object.entries(inputs)) {
      if (imports.some((imported) => imported.path === one)) found.add(path)
    }
  }
  return found
}

export const pathIn = (folder: string, file: string): string => relative(folder, file)
