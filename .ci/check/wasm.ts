import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { digest } from "../wasm/digest.js"
import { root } from "./sources.js"

const names = ["single.ts", "threaded.ts", "tasks.ts"]

/** Modules that were compiled from other sources than those of today. */
export const staleModules = async (): Promise<readonly string[]> => {
  const sources = await digest()
  const texts = await Promise.all(
    names.map(async (name) => ({
      path: `packages/wasm/src/generated/${name}`,
      text: await readFile(join(root, "packages/wasm/src/generated", name), "utf8"),
    })),
  )
  return texts
    .filter(({ text }) => !text.includes(`sources ${sources}.`))
    .map(({ path }) => `${path} is out of date: npm run wasm`)
}
