import * as v from "valibot"

const doubles = v.looseObject({ dtype: v.literal("float64"), data: v.array(v.unknown()) })
const fields = v.record(v.string(), v.unknown())

/** Recorded inputs as a backend in float32 sees them: the numbers of every float64 tensor, rounded. */
export const roundedInputs = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(roundedInputs)
  if (v.is(doubles, value))
    return { ...value, data: value.data.map((x) => (typeof x === "number" ? Math.fround(x) : x)) }
  if (!v.is(fields, value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, roundedInputs(field)]))
}

/** Why an answer may be the specification's on such inputs instead of the recorded one. */
export const seenRounded =
  "a backend in float32 sees inputs rounded to it, of which the specification says what the backend answered"
