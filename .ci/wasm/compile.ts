import { fileURLToPath } from "node:url"
import { main } from "assemblyscript/asc"

const assembly: string = fileURLToPath(new URL("../../packages/wasm/assembly/", import.meta.url))

export type Build = "single" | "threaded" | "functions"

/**
 * Saturating conversions from double to integer are branches, which V8's optimizing compiler moves into the loops that
 * use their results; those that trap stay where they are written.
 */
const conversions = ["--disable", "nontrapping-f2i"]
const shared = [
  ...conversions,
  "--enable",
  "simd",
  "--runtime",
  "stub",
  "--importMemory",
  "--noExportMemory",
  "--use",
  "abort=",
]
const fast = [
  "--optimizeLevel",
  "3",
  "--shrinkLevel",
  "0",
  "--converge",
  "--noAssert",
  "--initialMemory",
  "1",
]

/** Memory that threads share needs a limit: 65,536 pages are all that 32 bits can address. */
const own: Readonly<Record<Build, readonly string[]>> = {
  single: [],
  functions: [],
  threaded: ["--enable", "threads", "--sharedMemory", "--maximumMemory", "65536"],
}

/** The bytes that AssemblyScript makes of `packages/wasm/assembly`: the same sources give the same bytes. */
export const compile = async (build: Build): Promise<Uint8Array<ArrayBuffer>> => {
  let bytes = new Uint8Array(0)
  const entry = `${build}.ts`
  const { error, stderr } = await main(
    [entry, "--baseDir", assembly, "--outFile", "out.wasm", ...shared, ...fast, ...own[build]],
    {
      writeFile: (name, contents) => {
        if (name === "out.wasm" && typeof contents !== "string") bytes = Uint8Array.from(contents)
      },
    },
  )
  if (error) throw new Error(`${stderr.toString()}\n${error.message}`)
  return bytes
}
