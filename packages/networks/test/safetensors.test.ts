import assert from "node:assert/strict"
import { test } from "node:test"
import type { Tensor } from "@detspec/core"
import { dtypeOf, float32, float64, int32, message, toArray, uint8 } from "@detspec/core"
import { readParameters, readSafetensors, writeSafetensors } from "@detspec/networks"
import fc from "fast-check"
import { isRight } from "fp-ts/lib/Either.js"
import { right } from "./right.js"

const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 })
const tensor = (from: (shape: readonly number[], data: number[]) => Tensor, number: fc.Arbitrary<number>) =>
  shape.chain((sides) => {
    const size = sides.reduce((a, b) => a * b, 1)
    return fc.array(number, { minLength: size, maxLength: size }).map((data) => from(sides, data))
  })
const anyTensor = fc.oneof(
  tensor(float64, fc.double()),
  tensor(float32, fc.float()),
  tensor(int32, fc.integer()),
  tensor(uint8, fc.integer({ min: 0, max: 255 })),
)

test("what is written is read again, bit for bit", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "0")), anyTensor),
      (tensors) => {
        const { tensors: read } = right(readSafetensors("a file", writeSafetensors(tensors)))
        assert.deepEqual(Object.keys(read), Object.keys(tensors))
        for (const [name, one] of Object.entries(tensors)) {
          const again = read[name]
          assert.ok(again)
          assert.equal(dtypeOf(again), dtypeOf(one))
          assert.deepEqual([...again.shape], [...one.shape])
          assert.deepEqual(toArray(again), toArray(one))
        }
      },
    ),
  )
})

/** A file of one tensor `x` with this header and these bytes. */
const fileOf = (entry: object, numbers: readonly number[]): Uint8Array => {
  const header = new TextEncoder().encode(JSON.stringify({ x: entry }))
  const length = new Uint8Array(8)
  length[0] = header.length
  return Uint8Array.from([...length, ...header, ...numbers])
}

test("halves and integers of every width widen exactly", () => {
  const read = (dtype: string, side: number, numbers: readonly number[]) =>
    toArray(
      right(
        readSafetensors("f", fileOf({ dtype, shape: [side], data_offsets: [0, numbers.length] }, numbers)),
      ).tensors.x ?? int32([0], []),
    )
  assert.deepEqual(read("F16", 4, [0x00, 0x3c, 0x01, 0x00, 0xff, 0xfb, 0x00, 0x7c]), [
    1,
    2 ** -24,
    -65504,
    Infinity,
  ])
  assert.deepEqual(read("BF16", 2, [0x80, 0x3f, 0x49, 0xc0]), [1, -3.140625])
  assert.deepEqual(read("I64", 1, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), [-2])
  assert.deepEqual(read("I8", 2, [0x80, 0x7f]), [-128, 127])
  assert.deepEqual(read("U16", 1, [0xff, 0xff]), [65535])
  assert.deepEqual(read("BOOL", 2, [0, 1]), [0, 1])
})

const whole = { dtype: "F32", shape: [1], data_offsets: [0, 4] }
const damaged: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["an empty file", new Uint8Array(0), /f: `header` must be as long .* got a file of 0 bytes/],
  ["a header that is cut off", fileOf(whole, []).subarray(0, 20), /`header` must be as long/],
  [
    "another kind of file",
    Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 0x50, 0x4b]),
    /`header` must be a JSON object/,
  ],
  ["numbers that are cut off", fileOf(whole, [0, 0]), /`x` must end within the 2 bytes/],
  ["a rest", fileOf(whole, [0, 0, 0, 0, 9]), /`data_offsets` must fill 5 bytes/],
  [
    "an unknown type",
    fileOf({ ...whole, dtype: "F8" }, [0, 0, 0, 0]),
    /`x` must have one of the types .* got F8/,
  ],
  [
    "a shape of more numbers",
    fileOf({ ...whole, shape: [2] }, [0, 0, 0, 0]),
    /`x` must take 8 bytes .* got 4/,
  ],
  ["a negative side", fileOf({ ...whole, shape: [-1] }, [0, 0, 0, 0]), /`x.shape.0` must describe a tensor/],
  [
    "an integer beyond 32 bits",
    fileOf({ dtype: "I64", shape: [1], data_offsets: [0, 8] }, [0, 0, 0, 0, 1, 0, 0, 0]),
    /`x` must hold integers of 32 bits/,
  ],
]
for (const [what, bytes, expected] of damaged) {
  test(`${what} is refused by name`, () => {
    const read = readSafetensors("f", bytes)
    assert.ok(!isRight(read))
    assert.equal(read.left.tag, "BadFile")
    assert.match(message(read.left), expected)
  })
}

test("bytes of any kind are refused or read, and never throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => readSafetensors("f", bytes) !== undefined),
  )
})

test("weights are rounded to halves when asked, and parameters leave counters out", () => {
  const file = writeSafetensors(
    { w: float32([2], [1 / 3, 65504]), seen: int32([], [7]) },
    { floats: "float16" },
  )
  const { w, ...others } = right(readParameters("f", file))
  assert.ok(w)
  assert.deepEqual(toArray(w), [0.333251953125, 65504])
  assert.deepEqual(others, {})
})
