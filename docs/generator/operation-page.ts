import { laws } from "@detspec/conformance"
import type { Contract, Field, Operation } from "@detspec/core"
import { executionOf } from "@detspec/gpu"
import type { In, OperationName, Out } from "@detspec/spec"
import { operationNames, operations, specBackend } from "@detspec/spec"
import { kebab } from "./kebab.js"
import {
  bullets,
  contractSections,
  exampleLines,
  formulas,
  presetLines,
  section,
  sourceLines,
} from "./sections.js"

const places = { device: "on its device", host: "on the host it was given", unsupported: "not at all" }

const codeLines = (name: OperationName): readonly string[] => {
  const file = kebab(name)
  const runs = executionOf(name, specBackend)
  const kernel = runs === "device" ? [["kernel", `packages/gpu/src/operations/${file}.kernel.ts`]] : []
  const links = [
    ["contract", `packages/spec/src/operations/${file}/contract.ts`],
    ["specification", `packages/spec/src/operations/${file}/spec.ts`],
    ["laws", `conformance/src/operations/${file}.laws.ts`],
    ...kernel,
  ].map(([what, path]) => `[${what}](../../${path})`)
  return [`${links.join(", ")}. The gpu backend runs it ${places[runs]}.`]
}

/** The other operations that a contract speaks of. */
const seeLines = <K extends OperationName>({
  name,
  summary,
  formula,
  inputs,
  edgeCases,
}: Contract<In<K>, Out<K>>): readonly string[] => {
  const meanings = Object.values<Field>(inputs).map(({ meaning }) => meaning)
  const words = new Set<string>([summary, ...formula, ...meanings, ...edgeCases].join(" ").match(/\w+/g))
  const others = operationNames.filter((other) => other !== name && words.has(other))
  if (others.length === 0) return []
  return ["", `See ${others.map((other) => `[${other}](${kebab(other)}.md)`).join(", ")}.`]
}

/** The page of one operation, whole. */
export const operationPage = <K extends OperationName>(name: K): string => {
  const { contract, examples }: Operation<In<K>, Out<K>> = operations[name]
  const { common, own } = laws[name]
  const lines = [
    `# ${name}`,
    "",
    contract.summary,
    ...formulas(contract.formula),
    ...seeLines(contract),
    ...contractSections(contract),
    ...section("Who sets what", presetLines(contract.presets)),
    ...section("Worked examples", exampleLines(examples)),
    ...section("Laws of its own", bullets(own.map(({ sentence }) => sentence))),
    ...section("Laws of every operation", bullets(common.map(({ sentence }) => sentence))),
    ...section("Code", codeLines(name)),
    ...section("Sources", sourceLines(contract)),
  ]
  return `${lines.join("\n")}\n`
}

const reading: readonly string[] = [
  "- **Takes** and **Gives**: a named side is the same number wherever it stands on the page; a side with the name of a field is that field's number. A range holds its ends, unless it says above or below.",
  "- **Refuses**: what else is bad input, each with the field to blame. Empty lists of boxes are not.",
  "- **Edges**: ties, borders and degenerate input. None of it is left to the implementation.",
  "- **Accuracy**: how far an answer may lie from the specification's. *exact*: bit for bit. *16 roundings, 1 division*: so many errors of one addition, and of one division, as [hello](../protocol.md#hello) says how large these are, times a scale, the size of the terms that are added, and as much more as may be flushed to zero. Where it says *infinite*, rounding decides and any value is accepted. *a choice*: rounding can flip it; the laws ask for the exact answer only where nothing rounds.",
  "- **Worked examples**: every implementation gives these numbers. **Laws**: what it is held to, whatever the input.",
]

/** The list of all pages. */
export const indexPage = (names: readonly OperationName[]): string => {
  const row = (name: OperationName) =>
    `| [${name}](${kebab(name)}.md) | ${operations[name].contract.summary} | ${laws[name].own.length} |`
  const table = ["| operation | what it answers | laws of its own |", "|---|---|---|", ...names.map(row)]
  return `${["# The operations", "", ...table, ...section("How to read a page", reading)].join("\n")}\n`
}
