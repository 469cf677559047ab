import assert from "node:assert/strict"
import { test } from "node:test"
import type { Tensor } from "@detspec/core"
import { dtypeOf, float32, float64, int32, sizeOf, toArray, uint8 } from "@detspec/core"
import * as fc from "fast-check"
import { isNone, isSome } from "fp-ts/lib/Option.js"
import { layouts, relay } from "../../src/kit/relay.js"
import { encodeInput } from "../../src/process/input-codec.js"
import { decodeTensor, encodeTensor } from "../../src/process/tensor-codec.js"

const shape = fc.array(fc.nat({ max: 4 }), { maxLength: 3 })
const tensor: fc.Arbitrary<Tensor> = shape.chain((sides) => {
  const filled = { minLength: sizeOf(sides), maxLength: sizeOf(sides) }
  return fc.oneof(
    fc.float64Array(filled).map((data) => float64(sides, data)),
    fc.float32Array(filled).map((data) => float32(sides, data)),
    fc.int32Array(filled).map((data) => int32(sides, data)),
    fc.uint8Array(filled).map((data) => uint8(sides, data)),
  )
})

const sameBits = (a: Tensor, b: Tensor | string): boolean =>
  typeof b !== "string" &&
  dtypeOf(a) === dtypeOf(b) &&
  a.shape.join() === b.shape.join() &&
  toArray(a).every((value, i) => Object.is(value, toArray(b)[i]))

test("a tensor comes back as it went, however it lies in memory", () => {
  const laid = fc.tuple(tensor, fc.constantFrom(...layouts))
  fc.assert(
    fc.property(laid, ([one, layout]) => {
      const view = one.shape.length === 0 ? one : relay(one, layout)
      return sameBits(view, decodeTensor(encodeTensor(view)))
    }),
  )
})

test("bytes are little-endian, in base64 with padding", () => {
  assert.deepEqual(encodeTensor(int32([1], [258])), { dtype: "int32", shape: [1], data: "AgEAAA==" })
  assert.equal(encodeTensor(float64([1], [-0])).data, "AAAAAAAAAIA=")
})

test("data that do not fit their shape are told in words", () => {
  assert.equal(
    decodeTensor({ dtype: "int32", shape: [2], data: "AgEAAA==" }),
    "4 bytes for int32 [2], which is 8",
  )
  assert.equal(
    decodeTensor({ dtype: "uint8", shape: [4], data: "no!!" }),
    "1 bytes for uint8 [4], which is 4",
  )
})

test("numbers that JSON lacks travel as records, floats in a type that is taken", () => {
  const encoded = encodeInput(
    { limit: Infinity, zero: -0, weights: [1, Number.NaN], aligned: true, how: "none", x: float64([1], [1]) },
    ["float32"],
  )
  assert.ok(isSome(encoded))
  assert.deepEqual(encoded.value, {
    limit: { number: "Infinity" },
    zero: { number: "-0" },
    weights: [1, { number: "NaN" }],
    aligned: true,
    how: "none",
    x: { dtype: "float32", shape: [1], data: "AACAPw==" },
  })
})

test("what is left out is left out, what JSON cannot say does not travel", () => {
  const encoded = encodeInput({ boxes: undefined, nothing: null }, ["float64"])
  assert.ok(isSome(encoded))
  assert.deepEqual(encoded.value, { nothing: null })
  assert.ok(isNone(encodeInput({ boxes: () => 0 }, ["float64"])))
  assert.ok(isNone(encodeInput(null, ["float64"])))
})
