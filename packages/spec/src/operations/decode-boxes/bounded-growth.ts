import type { Requirement } from "@detspec/core"
import { findElement } from "@detspec/core"
import { none, some } from "fp-ts/lib/Option.js"
import type { DecodeBoxesInput } from "./contract.js"

const largest = 64

/** After the clamp no box grows by more than e^64: more could not be represented. */
export const boundedGrowth: Requirement<DecodeBoxesInput> = {
  name: "growth representable",
  field: "deltas",
  expected: "give a growth t_w / ω_w or t_h / ω_h of at most 64 after the clamp",
  violation: ({ deltas, weights, clamp }) => {
    const growths = [
      { column: 2, weight: weights[2] },
      { column: 3, weight: weights[3] },
    ]
    for (const { column, weight } of clamp > largest ? growths : []) {
      const wrong = findElement(deltas.pick(null, null, column), (t) => t / weight > largest)
      if (wrong) return some({ field: `deltas[${wrong.index},${column}]`, actual: String(wrong.value) })
    }
    return none
  },
}
