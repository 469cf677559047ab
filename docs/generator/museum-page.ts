import type { Exhibit, Fate, Room } from "@detspec/conformance"
import { museum } from "@detspec/conformance"
import { kebab } from "./kebab.js"

const cell = (text: string): string => text.replaceAll("|", "\\|")

const fateOf = (fate: Fate): string => {
  if (fate.kind === "parameter") return `parameter: ${fate.parameter}`
  if (fate.kind === "elsewhere") return `not here: ${fate.reason}`
  return Object.entries(fate.mutants)
    .map(([name, bugs]) => `[${name}](operations/${kebab(name)}.md): ${bugs.join("; ")}`)
    .join("<br>")
}

const row = ({ id, wrong, source, law, fate }: Exhibit): string =>
  `| ${[id, wrong, source, law, fateOf(fate)].map(cell).join(" | ")} |`

const roomLines = ({ title, exhibits }: Room): readonly string[] => [
  "",
  `## ${title}`,
  "",
  "| | what goes wrong | seen in | the law that kills it | here |",
  "|---|---|---|---|---|",
  ...exhibits.map(row),
]

/** Bugs of public code, a table a room. */
export const museumPage = (): string => {
  const exhibits = museum.flatMap((room) => room.exhibits)
  const count = (kind: Fate["kind"]) => exhibits.filter(({ fate }) => fate.kind === kind).length
  const lines = [
    "# The museum: real bugs, and what became of them here",
    "",
    `${exhibits.length} bugs and disagreements of public code. ${count("mutants")} are planted as mutants, each of which a law kills; ` +
      `${count("parameter")} are conventions with a name; ${count("elsewhere")} belong to no operation. ` +
      "`npm run mutants` plants them, with many more that nobody has reported, and tells which law kills each.",
    ...museum.flatMap(roomLines),
  ]
  return `${lines.join("\n")}\n`
}
