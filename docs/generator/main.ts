import { mkdir, writeFile } from "node:fs/promises"
import { pages } from "./pages.js"

const docs = new URL("../", import.meta.url)

await mkdir(new URL("operations/", docs), { recursive: true })
for (const [path, text] of pages()) await writeFile(new URL(path, docs), text)
console.log(`${pages().size} files below docs`)
