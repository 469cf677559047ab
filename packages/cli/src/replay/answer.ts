/**
 * What a backend answered, flat: beside each number what the specification says, and how far
 * the backend may lie from it (Infinity where rounding decides on which side of a jump it falls).
 */
export interface Answer {
  readonly shape: readonly number[]
  readonly values: readonly number[]
  readonly specified: readonly number[]
  readonly bounds: readonly number[]
}

/** Each element times its weight. */
export const weighted =
  (weights: readonly number[]) =>
  (answer: Answer): Answer => ({
    ...answer,
    values: answer.values.map((x, i) => x * (weights[i] ?? 0)),
    specified: answer.specified.map((x, i) => x * (weights[i] ?? 0)),
    bounds: answer.bounds.map((x, i) => x * Math.abs(weights[i] ?? 0)),
  })

const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0)

/** All elements added and divided by `count`. */
export const summed =
  (count: number) =>
  ({ values, specified, bounds }: Answer): Answer => ({
    shape: [],
    values: [sum(values) / count],
    specified: [sum(specified) / count],
    bounds: [sum(bounds) / count],
  })

/** The same elements in another shape. */
export const shaped =
  (shape: readonly number[]) =>
  (answer: Answer): Answer => ({ ...answer, shape })

/** The elements of all, one after the other. */
export const joined =
  (shape: readonly number[]) =>
  (answers: readonly Answer[]): Answer => ({
    shape,
    values: answers.flatMap(({ values }) => values),
    specified: answers.flatMap(({ specified }) => specified),
    bounds: answers.flatMap(({ bounds }) => bounds),
  })

/** The elements at these flat places, in this order. */
export const picked =
  (shape: readonly number[], places: readonly number[]) =>
  (answer: Answer): Answer => {
    const pick = (numbers: readonly number[]) => places.map((i) => numbers[i] ?? Number.NaN)
    return {
      shape,
      values: pick(answer.values),
      specified: pick(answer.specified),
      bounds: pick(answer.bounds),
    }
  }
