import { mkdir, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { modules } from "./modules.js"

/** Compiles packages/wasm/assembly into the modules that packages/wasm carries. */
const folder = fileURLToPath(new URL("../../packages/wasm/src/generated/", import.meta.url))
await mkdir(folder, { recursive: true })
for (const [name, text] of await modules()) {
  await writeFile(folder + name, text)
  console.log(`${name}: ${text.length} characters`)
}
