import { mkdir, readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { build } from "esbuild"

/** What packages/gpu takes from gpu.js. */
const taken = ["GPU", "Input", "WebGPUContext"]

/** Modules that gpu.js asks for when it runs in Node; `gl` only if the user installed it. */
const atRunTime = ["gl", "os", "worker_threads"]

const before = `const require = globalThis.process?.getBuiltinModule?.("node:module")?.createRequire(import.meta.url)
const module = { exports: {} }
;((module, exports) => {`
const after = `})(module, module.exports)
export const { ${taken.join(", ")} } = module.exports`

const license = async (require: NodeJS.Require, name: string): Promise<string> => {
  const folder = dirname(require.resolve(`${name}/package.json`))
  const { version }: { version: string } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"))
  const words = await readFile(join(folder, "LICENSE"), "utf8").catch(() => "MIT, see its package.")
  return `${name} ${version}\n\n${words.trim()}\n`
}

/**
 * One module that holds gpu.js and its parser. The package of gpu.js asks npm for `gl`, which compiles for minutes,
 * and for a WebGPU runtime of 88 MB that it does not load: users of @detspec/gpu need neither.
 * Inside, all stays CommonJS, since gpu.js looks for `require` at run time.
 */
export const bundleGpuJs = async (home: string): Promise<void> => {
  const require = createRequire(join(home, "package.json"))
  const vendor = join(home, "vendor")
  await mkdir(vendor, { recursive: true })
  await build({
    entryPoints: [require.resolve("gpu.js")],
    outfile: join(vendor, "gpu-js.js"),
    bundle: true,
    format: "cjs",
    platform: "neutral",
    mainFields: ["main"],
    external: atRunTime,
    banner: { js: before },
    footer: { js: after },
    logLevel: "warning",
  })
  const words = await Promise.all(["gpu.js", "acorn", "gpu-mock.js"].map((name) => license(require, name)))
  await writeFile(join(vendor, "LICENSES.txt"), `gpu-js.js holds these packages.\n\n${words.join("\n\n")}`)
}
