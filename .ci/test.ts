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

const wanted = process.argv[2] ?? ""
const files = (await Promise.all(homes.map((home) => testsIn(join(root, home)))))
  .flat()
  .filter((file) => relative(root, file).includes(wanted))
const options = ["--conditions=source", "--import", "tsx", "--test", "--test-reporter=spec"]
const child = spawn(process.execPath, [...options, ...files], { cwd: root, stdio: "inherit" })
child.on("exit", (code) => {
  process.exitCode = code ?? 1
})
