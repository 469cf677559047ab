import { isAbsolute, join } from "node:path"
import { shellWord } from "@detspec/conformance"
import { called } from "../conform/called.js"
import type { Language } from "./init.js"

/** How a shell calls a program: a name without a folder would be looked for elsewhere. */
const program = (path: string): string => shellWord(isAbsolute(path) ? path : `./${path}`)

const runs: { readonly [L in Language]: (dir: string) => string } = {
  python: (dir) => `python3 ${shellWord(join(dir, "my_backend.py"))}`,
  javascript: (dir) => `node ${shellWord(join(dir, "my_backend.mjs"))}`,
  c: (dir) => program(join(dir, "my_backend")),
}

const builds: { readonly [L in Language]?: (dir: string) => string } = {
  c: (dir) => `cc -O2 -o ${shellWord(join(dir, "my_backend"))} ${shellWord(join(dir, "my_backend.c"))}`,
}

/** What to type first, in the folder where the starter was asked for. */
export const firstCommands = (language: Language, dir: string): readonly string[] => {
  const build = builds[language]?.(dir)
  const hold = `${called()} --backend ${shellWord(runs[language](dir))} --operation nms --seed 1`
  return build === undefined ? [hold] : [build, hold]
}
