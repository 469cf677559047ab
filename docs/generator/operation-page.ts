import { laws } from "@detspec/conformance"
import type { Operation } from "@detspec/core"
import { executionOf } from "@detspec/gpu"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations, specBackend } from "@detspec/spec"
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

/** The page of one operation, whole. */
export const operationPage = <K extends OperationName>(name: K): string => {
  const { contract, examples }: Operation<In<K>, Out<K>> = operations[name]
  const { common, own } = laws[name]
  const lines = [
    `# ${name}`,
    "",
    contract.summary,
    ...formulas(contract.formula),
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

/** The list of all pages. */
export const indexPage = (names: readonly OperationName[]): string => {
  const row = (name: OperationName) =>
    `| [${name}](${kebab(name)}.md) | ${operations[name].contract.summary} | ${laws[name].own.length} |`
  return `${["# The operations", "", "| operation | what it answers | laws of its own |", "|---|---|---|", ...names.map(row)].join("\n")}\n`
}
