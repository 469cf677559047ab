import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** A function declaration as the compiler prints it: it ends at the first brace in the first column. */
const declaration = /^(?:export )?(function (\w+)\([\s\S]*?^\})/gm

const mark = "// The text that gpu.js reads, whatever a minifier does to the function."

/**
 * In packages/gpu a declared function is one that gpu.js translates: it reads the function's text. Minifiers rename
 * and rearrange what is in there until gpu.js no longer understands it, so the text is written down beside it.
 */
export const sealed = (module: string): string => {
  const lines = [...module.matchAll(declaration)].map(
    ([, text = "", name]) => `${name}.toString = () => ${JSON.stringify(text)}`,
  )
  if (lines.length === 0 || module.includes(mark)) return module
  return `${module.trimEnd()}\n${mark}\n${lines.join("\n")}\n`
}

/** Seals the kernels in every module of a folder. */
export const sealKernels = async (folder: string): Promise<void> => {
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((one) => one.endsWith(".js"))) {
    const module = await readFile(join(folder, name), "utf8")
    const result = sealed(module)
    if (result !== module) await writeFile(join(folder, name), result)
  }
}
