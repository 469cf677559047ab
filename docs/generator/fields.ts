import type { Field } from "@detspec/core"
import { describeInterval } from "@detspec/core"

const limit = 2 ** 30

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

const rangeOf = (field: Field): string => {
  if (field.kind === "choice") return ""
  const { min, max } = field.range
  if (min <= -limit && max >= limit)
    return field.kind === "tensor" && field.element !== "float" ? "" : "finite"
  return describeInterval(field.range).replace(/^be /, "")
}

const unitOf = (field: Field): string => (field.kind === "choice" ? "" : field.unit)

const cell = (text: string): string => text.replaceAll("|", "\\|")

/** One row a field: name, kind, unit, range, meaning. */
export const fieldTable = (fields: Readonly<Record<string, Field>>): readonly string[] => [
  "| field | kind | unit | range | meaning |",
  "|---|---|---|---|---|",
  ...Object.entries(fields).map(
    ([name, field]) =>
      `| \`${name}\` | ${cell(kindOf(field))} | ${cell(unitOf(field))} | ${cell(rangeOf(field))} | ${cell(field.meaning)} |`,
  ),
]
