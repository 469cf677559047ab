import { spawn } from "node:child_process"
import { readdir } from "node:fs/promises"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../", import.meta.url))
const homes = ["packages", "conformance", "docs", "examples", ".ci"]

/** Every test file below a folder: node 20 does not look for TypeScript ones itself. */
const testsIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = entries
    .filter(({ name }) => name !== "node_modules" && name !== "dist")
    .map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? testsIn(path) : entry.name.endsWith(".test.ts") ? [path] : []
    })
  return (await Promise.all(found)).flat().sort()
}

/** Parts of paths; without any, every file is wanted. */
const parts = process.argv.slice(2)
const isWanted = (file: string): boolean =>
  parts.length === 0 || parts.some((part) => relative(root, file).includes(part))
const files = (await Promise.all(homes.map((home) => testsIn(join(root, home))))).flat().filter(isWanted)

/** Node without a file would run every test that it finds by itself. */
const run = (): void => {
  const options = ["--conditions=source", "--import", "tsx", "--test", "--test-reporter=spec"]
  const child = spawn(process.execPath, [...options, ...files], { cwd: root, stdio: "inherit" })
  child.on("exit", (code) => {
    process.exitCode = code ?? 1
  })
}

if (files.length > 0) run()
else {
  console.error(`no test file has ${parts.join(" or ")} in its path`)
  process.exitCode = 2
}
