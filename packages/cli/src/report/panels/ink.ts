import type { Stroke } from "../../pictures/marks.js"
import { hue, tone } from "../../pictures/palette.js"

/** Colours and lines with one meaning on every picture: told apart by dashes too. */
export const ink: Readonly<Record<"expected" | "actual" | "given" | "first" | "second" | "faint", Stroke>> = {
  expected: { colour: hue.blue, width: 2.6 },
  actual: { colour: hue.vermilion, width: 2.6, dash: "7 4" },
  given: { colour: tone.quiet, width: 1.8, dash: "3 3" },
  first: { colour: hue.green, width: 2.4 },
  second: { colour: hue.purple, width: 2.4 },
  faint: { colour: tone.line, width: 1.2, dash: "4 4" },
}
