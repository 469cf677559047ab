import type { Tensor, TensorRecord } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import type * as fc from "fast-check"
import { twice } from "./added.js"
import { nearAnother } from "./compare.js"
import type { Law } from "./law.js"
import { law } from "./law.js"
import { mapTensors, remake } from "./relay.js"
import { isCalledAnyway } from "./untyped.js"
import type { Verdict } from "./verdict.js"
import { allHold, fails, holds } from "./verdict.js"

const row = (tensor: Tensor, n: number): Tensor => {
  const rest = tensor.shape.slice(1)
  const size = rest.reduce((a, b) => a * b, 1)
  return remake(tensor, [1, ...rest], toArray(tensor).slice(n * size, (n + 1) * size))
}

const rowCount = (record: object): number => {
  const [first] = Object.values(record).flatMap((value): readonly Tensor[] =>
    typeof value === "object" && value !== null && "shape" in value ? [value] : [],
  )
  return first?.shape[0] ?? 0
}

/** For operations whose every tensor has its rows in common: what row n answers is what row n asked. */
export const rowsAlone = <K extends OperationName>(name: K, given: fc.Arbitrary<In<K>>): Law =>
  law(
    name,
    "each row is answered by itself: asked for alone, it gives the same",
    given,
    async (call, input, { tolerances }) => {
      const count = rowCount(input)
      const whole: TensorRecord = await call(input)
      const verdicts: Verdict[] = []
      for (const n of count === 0 ? [] : new Set([0, count - 1])) {
        const asked = mapTensors(input, (tensor) => row(tensor, n))
        if (!isCalledAnyway(name, asked)) return holds
        const alone: TensorRecord = await call(asked)
        const bounds = tolerances(asked)
        for (const [field, tensor] of Object.entries(whole)) {
          const answer = alone[field]
          verdicts.push(
            answer && tensor.shape[0] === count
              ? nearAnother(row(tensor, n), answer, twice(bounds[field]), `${field} of row ${n}`)
              : fails(`${field} of ${count} rows`, `shape [${tensor.shape}]`),
          )
        }
      }
      return allHold(verdicts)
    },
  )
