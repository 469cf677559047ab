import type { FloatTensor, Int32Tensor, Tensor, Uint8Tensor } from "@detspec/core"
import { float32, float64, int32, isFloat, isInt32, isTensor, sizeOf, toArray, uint8 } from "@detspec/core"
import * as v from "valibot"

const words: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
])

const isNumeral = (x: unknown): boolean => typeof x === "number" || words.has(x)
const toNumber = (x: unknown): number => words.get(x) ?? Number(x)

const make = {
  float64,
  float32,
  int64: int32,
  int32,
  uint8,
  bool: uint8,
}

const numerals = v.custom<readonly unknown[]>((data) => Array.isArray(data) && data.every(isNumeral))

/** A recorded tensor, whatever its kind: float32 numbers round to what they were, booleans are 0 and 1. */
export const tensor: v.GenericSchema<unknown, Tensor> = v.pipe(
  v.unknown(),
  v.object({
    shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
    dtype: v.picklist(["float64", "float32", "int64", "int32", "uint8", "bool"]),
    data: numerals,
  }),
  v.check(
    ({ shape, data }) => data.length === sizeOf(shape),
    "holds another count of numbers than its shape",
  ),
  v.transform(({ shape, dtype, data }): Tensor => make[dtype](shape, data.map(toNumber))),
)

/** Numbers; whole numbers are widened, since a recorded operation may take integer boxes. */
export const floats: v.GenericSchema<unknown, FloatTensor> = v.pipe(
  tensor,
  v.transform((t): FloatTensor => (isFloat(t) ? t : float64(t.shape, toArray(t)))),
)

export const ints: v.GenericSchema<unknown, Int32Tensor> = v.pipe(
  tensor,
  v.custom<Int32Tensor>((t) => isTensor(t) && isInt32(t), "must hold whole numbers"),
)

/** Masks: what is not 0 is set. */
export const masks: v.GenericSchema<unknown, Uint8Tensor> = v.pipe(
  tensor,
  v.transform(
    (t): Uint8Tensor =>
      uint8(
        t.shape,
        toArray(t).map((x) => (x === 0 ? 0 : 1)),
      ),
  ),
)

/** The same numbers in another shape. */
export const reshaped = (t: FloatTensor, shape: readonly number[]): FloatTensor =>
  (t.data instanceof Float32Array ? float32 : float64)(shape, toArray(t))

/** Rows of a matrix or of a stack: those whose index is in `rows`, along the first axis. */
export const pickRows = (t: FloatTensor, rows: readonly number[]): FloatTensor => {
  const [count = 0, ...rest] = t.shape
  const width = count === 0 ? 0 : t.size / count
  const all = toArray(t)
  const picked = rows.flatMap((n) => all.slice(n * width, (n + 1) * width))
  return (t.data instanceof Float32Array ? float32 : float64)([rows.length, ...rest], picked)
}

/** The flat place of an index in a row-major tensor. */
export const placeIn =
  (shape: readonly number[]) =>
  (index: readonly number[]): number =>
    index.reduce((place, i, axis) => place * (shape[axis] ?? 1) + i, 0)
