import { wrongArrows } from "./arrows.js"
import { staleExcerpts } from "./excerpts.js"
import { stalePages } from "./pages.js"
import { sizes } from "./sizes.js"
import { sources } from "./sources.js"
import { staleModules } from "./wasm.js"
import { unwantedWords } from "./words.js"

const all = await sources()
const { words, over } = sizes(all)
const problems = [
  ...wrongArrows(all),
  ...(await stalePages()),
  ...(await staleExcerpts()),
  ...(await staleModules()),
  ...over,
  ...unwantedWords(all),
]
console.log(words)
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? "check: all is well" : `check: ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
