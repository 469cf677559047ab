import type { Field } from "@detspec/core"
import { describeInterval } from "@detspec/core"

/** What the table is of: an input is held to its range, of an output it only says what to expect. */
type Way = "in" | "out"

const far = 2 ** 30

const kindOf = (field: Field): string => {
  switch (field.kind) {
    case "tensor":
      return `${field.element} [${field.shape.join(", ")}]`
    case "number":
      return field.integer ? "whole number" : "number"
    case "numbers":
      return `${field.length} numbers`
    case "choice":
      return field.options.map((option) => `\`${option}\``).join(" or ")
  }
}

const rangeOf = (field: Field, way: Way): string => {
  if (field.kind === "choice") return ""
  const { min, max } = field.range
  const isWide = min <= -far && max >= far
  if (isWide && field.kind === "tensor" && field.element !== "float") return ""
  if (isWide && way === "out") return "finite"
  return describeInterval(field.range).replace(/^be (finite and (?=between))?/, "")
}

const unitOf = (field: Field): string => (field.kind === "choice" ? "" : field.unit)

const cell = (text: string): string => text.replaceAll("|", "\\|")

/** One row a field: name, kind, unit, range, meaning. */
export const fieldTable = (fields: Readonly<Record<string, Field>>, way: Way): readonly string[] => [
  "| field | kind | unit | range | meaning |",
  "|---|---|---|---|---|",
  ...Object.entries(fields).map(
    ([name, field]) =>
      `| \`${name}\` | ${cell(kindOf(field))} | ${cell(unitOf(field))} | ${cell(rangeOf(field, way))} | ${cell(field.meaning)} |`,
  ),
]
