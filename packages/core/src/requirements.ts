import type { Option } from "fp-ts/lib/Option.js"
import { none, some } from "fp-ts/lib/Option.js"
import type { Box } from "./box.js"
import { boxAt, isEmpty, isOrdered } from "./box.js"
import type { Requirement } from "./contract.js"
import type { FloatTensor, Int32Tensor } from "./tensor.js"

type Violation = Option<{ readonly field: string; readonly actual: string }>

const firstBox = (field: string, boxes: FloatTensor, wrong: (box: Box) => boolean): Violation => {
  for (let n = 0; n < (boxes.shape[0] ?? 0); n += 1) {
    const box = boxAt(boxes, n)
    if (wrong(box)) return some({ field: `${field}[${n}]`, actual: `[${box.join(", ")}]` })
  }
  return none
}

/** x1 ≤ x2 and y1 ≤ y2 in every row of `field`; degenerate boxes pass. */
export const ordered = <I extends Readonly<Record<F, FloatTensor>>, F extends string>(
  field: F,
): Requirement<I> => ({
  name: `${field} in order`,
  expected: "satisfy x1 <= x2 and y1 <= y2",
  violation: (input) => firstBox(field, input[field], (box) => !isOrdered(box)),
})

/** x1 < x2 and y1 < y2 in every row of `field`: the box has an inside. */
export const notEmpty = <I extends Readonly<Record<F, FloatTensor>>, F extends string>(
  field: F,
): Requirement<I> => ({
  name: `${field} not empty`,
  expected: "satisfy x1 < x2 and y1 < y2",
  violation: (input) => firstBox(field, input[field], isEmpty),
})

/** Every index in `field` lies in [0, limit). */
export const indexBelow = <I extends Readonly<Record<F, Int32Tensor>>, F extends string>(
  field: F,
  what: string,
  limit: (input: I) => number,
): Requirement<I> => ({
  name: `${field} within ${what}`,
  expected: `be an index below the number of ${what}`,
  violation: (input) => {
    const indices: Int32Tensor = input[field]
    for (let n = 0; n < (indices.shape[0] ?? 0); n += 1) {
      const index = indices.get(n)
      if (index < 0 || index >= limit(input))
        return some({ field: `${field}[${n}]`, actual: `${index} of ${limit(input)}` })
    }
    return none
  },
})

/** Any condition between the fields; `actual` says what came. */
export const requireThat = <I>(
  name: string,
  field: string,
  expected: string,
  holds: (input: I) => boolean,
  actual: (input: I) => string,
): Requirement<I> => ({
  name,
  expected,
  violation: (input) => (holds(input) ? none : some({ field, actual: actual(input) })),
})
