import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** The root of the repository. */
export const home: string = fileURLToPath(new URL("../..", import.meta.url))

const outputs = [
  "packages/core/dist/index.js",
  "packages/spec/dist/index.js",
  "packages/gpu/dist/index.js",
  "packages/gpu/vendor/gpu-js.js",
  "conformance/dist/index.js",
  "packages/cli/dist/main.js",
]

/** Tests of what users install are tests of the build. */
export const assertBuilt = (): void => {
  const missing = outputs.filter((path) => !existsSync(`${home}/${path}`))
  if (missing.length > 0) throw new Error(`run \`npm run build\` first: ${missing.join(", ")} missing`)
}
