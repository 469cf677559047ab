import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const assembly: string = fileURLToPath(new URL("../../packages/wasm/assembly/", import.meta.url))

/** What the compiled modules were made of: a digest of every file of packages/wasm/assembly. */
export const digest = async (): Promise<string> => {
  const names = (await readdir(assembly, { recursive: true })).filter((name) => name.endsWith(".ts")).sort()
  const hash = createHash("sha256")
  for (const name of names) hash.update(`${name}\n${await readFile(assembly + name, "utf8")}\n`)
  return hash.digest("hex").slice(0, 32)
}
