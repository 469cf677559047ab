import { cp } from "node:fs/promises"
import { join } from "node:path"

const pages = ["protocol.md", "protocol.schema.json", "laws.md", "operations"]

/** The pages that the starters' READMEs point to, so that who has installed the command has them too. */
export const copyPages = async (docs: string, into: string): Promise<void> => {
  for (const page of pages) await cp(join(docs, page), join(into, page), { recursive: true })
}
