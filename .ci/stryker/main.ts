import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Stryker in a process of its own; every process that it starts reads TypeScript too. */
const root = fileURLToPath(new URL("../../", import.meta.url))
const stryker = ".ci/stryker/node_modules/@stryker-mutator/core/bin/stryker.js"
const words = process.argv.slice(2)
const child = spawn(
  process.execPath,
  words[0] === "--alone"
    ? [".ci/stryker/alone/main.ts", ...words.slice(1)]
    : [stryker, "run", ".ci/stryker/stryker.config.json", ...words],
  { cwd: root, stdio: "inherit", env: { ...process.env, NODE_OPTIONS: "--conditions=source --import tsx" } },
)
child.on("exit", (code) => {
  process.exitCode = code ?? 1
})
