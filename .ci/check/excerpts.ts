import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { root } from "./sources.js"

const docs = join(root, "docs")

/** A block of TypeScript right below a line that ends with a link to its file and a colon. */
const excerpt = /\]\((\S+\.ts)\):\n\n```ts\n([\s\S]*?)```/g

/** Lines without their indentation: an excerpt stands at the margin. */
const outdented = (text: string): string => text.replace(/^[ \t]+/gm, "").trim()

/** Excerpts of the written pages that their source does not have, literally. */
export const staleExcerpts = async (): Promise<readonly string[]> => {
  const wrong: string[] = []
  for (const page of (await readdir(docs)).filter((name) => name.endsWith(".md"))) {
    const text = await readFile(join(docs, page), "utf8")
    for (const [, file = "", code = ""] of text.matchAll(excerpt)) {
      const source = await readFile(join(docs, file), "utf8").catch(() => "")
      if (!outdented(source).includes(outdented(code)))
        wrong.push(`docs/${page} has an excerpt that ${file} has not: ${outdented(code).split("\n")[0]}`)
    }
  }
  return wrong
}
