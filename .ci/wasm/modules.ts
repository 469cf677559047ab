import { compile } from "./compile.js"
import { digest } from "./digest.js"

const headOf = (sources: string): string =>
  `/** Written by \`npm run wasm\` out of packages/wasm/assembly, sources ${sources}. */\n`

const embedded = (head: string, bytes: Uint8Array): string =>
  `${head}export const base64: string =\n  "${Buffer.from(bytes).toString("base64")}"\n`

/** The number of each task: the compiler exports an enumeration as constants. */
const taskTable = (head: string, module: WebAssembly.Module): string => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  const lines = Object.entries(exports).flatMap(([name, value]) =>
    name.startsWith("Task.") && value instanceof WebAssembly.Global
      ? [`  ${name.slice("Task.".length)}: ${Number(value.value)},\n`]
      : [],
  )
  return `${head}export const tasks = {\n${lines.join("")}} as const\n`
}

/** The generated modules of packages/wasm by file name. */
export const modules = async (): Promise<ReadonlyMap<string, string>> => {
  const head = headOf(await digest())
  const single = await compile("single")
  const threaded = await compile("threaded")
  return new Map([
    ["single.ts", embedded(head, single)],
    ["threaded.ts", embedded(head, threaded)],
    ["tasks.ts", taskTable(head, new WebAssembly.Module(single))],
  ])
}
