import { show } from "@detspec/conformance"
import type { Accuracy, Contract, Example, TensorRecord } from "@detspec/core"
import { describeCost, papers } from "@detspec/core"
import { fieldTable } from "./fields.js"

type Lines = readonly string[]

/** A heading and its lines; nothing at all when there are no lines. */
export const section = (title: string, lines: Lines): Lines =>
  lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines]

export const formulas = (formula: Lines): Lines => formula.flatMap((line) => ["", "$$", line, "$$"])

export const bullets = (sentences: Lines): Lines => sentences.map((sentence) => `- ${sentence}`)

const accuracyLine = <I, O>(name: string, accuracy: Accuracy<I, O>): string => {
  if (accuracy.kind === "exact") return `- \`${name}\`: exact. ${sentence(accuracy.because)}`
  if (accuracy.kind === "choice") return `- \`${name}\`: a choice. ${sentence(accuracy.because)}`
  return `- \`${name}\`: ${describeCost(accuracy.cost)}. ${sentence(accuracy.because)}`
}

/** A word, or the article; not a symbol or a name: x1, ln(2), w_a, boxIou stay as they are. */
const beginsWithWord = /^(?!ln |exp )(?:[a-z]{2,}(?=[\s,:;.!?-]|$)|a(?= [a-z]{2}))/

/** With a capital, where it begins with a word, and a full stop. */
export const sentence = (text: string): string => {
  const capital = beginsWithWord.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}

const accuracyLines = <I, O>(accuracy: Readonly<Record<string, Accuracy<I, O>>>): Lines =>
  Object.entries(accuracy).map(([name, one]) => accuracyLine(name, one))

const refusal = ({ name, field, expected }: { name: string; field: string; expected: string }): string =>
  `${name}: \`${field}\` must ${expected}`

/** What a contract says: fields, refusals, accuracy, edges. */
export const contractSections = <I extends object, O extends TensorRecord>(
  contract: Contract<I, O>,
): Lines => [
  ...section("Takes", fieldTable(contract.inputs, "in")),
  ...section("Gives", fieldTable(contract.outputs, "out")),
  ...section("Refuses", bullets(contract.requires.map(refusal))),
  ...section("Edges", bullets(contract.edgeCases)),
  ...section("Accuracy", accuracyLines<I, O>(contract.accuracy)),
]

/** Who sets which parameter how. */
export const presetLines = (presets: Readonly<Record<string, object>>): Lines => {
  const names = Object.keys(presets)
  const parameters = [...new Set(names.flatMap((name) => Object.keys(presets[name] ?? {})))]
  if (parameters.length === 0) return []
  const value = (name: string, parameter: string): string => {
    const found = new Map<string, unknown>(Object.entries(presets[name] ?? {})).get(parameter)
    return found === undefined ? "" : `\`${show(found)}\``
  }
  return [
    `| parameter | ${names.join(" | ")} |`,
    `|---|${names.map(() => "---|").join("")}`,
    ...parameters.map(
      (parameter) => `| \`${parameter}\` | ${names.map((name) => value(name, parameter)).join(" | ")} |`,
    ),
  ]
}

const fieldsOf = (record: object): Lines =>
  Object.entries(record).map(([name, value]) => `${name} = ${show(value)}`)

export const exampleLines = <I extends object, O extends TensorRecord>(
  examples: readonly Example<I, O>[],
): Lines =>
  examples.flatMap(({ title, arithmetic, input, output }, n) => [
    ...(n === 0 ? [] : [""]),
    `**${title}.** ${sentence(arithmetic)}`,
    "",
    "```",
    ...fieldsOf(input),
    "→",
    ...fieldsOf(output),
    "```",
  ])

export const sourceLines = <I, O extends TensorRecord>({ sources }: Contract<I, O>): Lines =>
  sources.map(({ paper, where }) => {
    const { title, authors, year, url } = papers[paper]
    return `- ${authors}: [${title}](${url}), ${year}; ${where}`
  })
