import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { sealed } from "../build/seal.js"

/** The root of the repository. */
export const home: string = fileURLToPath(new URL("../..", import.meta.url))

const outputs = [
  "packages/core/dist/index.js",
  "packages/spec/dist/index.js",
  "packages/gpu/dist/index.js",
  "packages/gpu/vendor/gpu-js.js",
  "packages/wasm/dist/index.js",
  "conformance/dist/index.js",
  "packages/cli/dist/main.js",
]

const kernels = `${home}/packages/gpu/dist/operations`

/** Kernels that the compiler wrote anew, without their text. */
const unsealed = (): readonly string[] =>
  readdirSync(kernels)
    .filter((name) => name.endsWith(".js"))
    .filter((name) => {
      const module = readFileSync(`${kernels}/${name}`, "utf8")
      return sealed(module) !== module
    })

/** Tests of what users install are tests of the build. */
export const assertBuilt = (): void => {
  const missing = outputs.filter((path) => !existsSync(`${home}/${path}`))
  const stale = missing.length > 0 ? [] : unsealed()
  const wrong = [...missing, ...stale].join(", ")
  if (wrong !== "") throw new Error(`run \`npm run build\` first: ${wrong} missing or stale`)
}
