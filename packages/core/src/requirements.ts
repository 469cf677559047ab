import type { Option } from "fp-ts/lib/Option.js"
import { none, some } from "fp-ts/lib/Option.js"
import type { Requirement } from "./contract.js"
import type { FloatTensor, Int32Tensor } from "./tensor.js"

type Violation = Option<{ readonly field: string; readonly actual: string }>

/**
 * The first row of [N, 4] whose first and third number, or second and fourth, do not fit; in one loop over plain
 * numbers, since lists of boxes are long.
 */
export const firstBox = (
  field: string,
  boxes: FloatTensor,
  fits: (first: number, second: number) => boolean,
): Violation => {
  const { data, offset, shape, stride } = boxes
  const [count = 0] = shape
  const [down = 0, across = 0] = stride
  for (let n = 0; n < count; n += 1) {
    const at = offset + n * down
    const x1 = data[at] ?? Number.NaN
    const y1 = data[at + across] ?? Number.NaN
    const x2 = data[at + 2 * across] ?? Number.NaN
    const y2 = data[at + 3 * across] ?? Number.NaN
    if (!fits(x1, x2) || !fits(y1, y2))
      return some({ field: `${field}[${n}]`, actual: `[${x1}, ${y1}, ${x2}, ${y2}]` })
  }
  return none
}

/** x1 ≤ x2 and y1 ≤ y2 in every row of `field`; degenerate boxes pass. */
export const ordered = <I extends Readonly<Record<F, FloatTensor>>, F extends string>(
  field: F,
): Requirement<I> => ({
  name: `${field} in order`,
  field,
  expected: "satisfy x1 <= x2 and y1 <= y2",
  quickly: (input, { thinnest }) => thinnest(input[field]) >= 0,
  violation: (input) => firstBox(field, input[field], (from, to) => from <= to),
})

/** x1 < x2 and y1 < y2 in every row of `field`: the box has an inside. */
export const notEmpty = <I extends Readonly<Record<F, FloatTensor>>, F extends string>(
  field: F,
): Requirement<I> => ({
  name: `${field} not empty`,
  field,
  expected: "satisfy x1 < x2 and y1 < y2",
  quickly: (input, { thinnest }) => thinnest(input[field]) > 0,
  violation: (input) => firstBox(field, input[field], (from, to) => from < to),
})

/** Every index in `field` lies in [0, limit). */
export const indexBelow = <I extends Readonly<Record<F, Int32Tensor>>, F extends string>(
  field: F,
  what: string,
  limit: (input: I) => number,
): Requirement<I> => ({
  name: `${field} within ${what}`,
  field,
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
  field,
  expected,
  violation: (input) => (holds(input) ? none : some({ field, actual: actual(input) })),
})
