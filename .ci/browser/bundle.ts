import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "vite"
import { assertBuilt, home } from "./built.js"

export type Minifier = "oxc" | "esbuild"

export interface Bundle {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** The page of `app/` on the built packages, as Vite bundles it for a browser; left readable without a minifier. */
export const bundle = async (minifier: Minifier | false): Promise<Bundle> => {
  assertBuilt()
  const folder = await mkdtemp(join(tmpdir(), "detspec-page-"))
  await build({
    configFile: false,
    root: join(home, ".ci/browser/app"),
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: minifier,
      target: "es2022",
      chunkSizeWarningLimit: 4096,
    },
  })
  return { folder, remove: () => rm(folder, { recursive: true }) }
}
