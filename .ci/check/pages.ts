import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { pages } from "../../docs/generator/pages.js"
import { root } from "./sources.js"

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(join(root, "docs", path), "utf8")
  } catch {
    return ""
  }
}

/** Generated pages that are missing, out of date, or of an operation that is gone. */
export const stalePages = async (): Promise<readonly string[]> => {
  const wanted = pages()
  const wrong: string[] = []
  for (const [path, text] of wanted) {
    if ((await textOf(path)) !== text) wrong.push(`docs/${path} is out of date: npm run docs`)
  }
  for (const file of await readdir(join(root, "docs", "operations"))) {
    if (!wanted.has(`operations/${file}`)) wrong.push(`docs/operations/${file} is of no operation`)
  }
  return wrong
}
