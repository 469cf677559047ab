import assert from "node:assert/strict"
import { test } from "node:test"
import { tellsNumber } from "../src/kit/generic/tells-number.js"

const told: readonly (readonly [string, number])[] = [
  ["-2.384185791015625e-7", -(2 ** -22)],
  ["-2.384185791015625e-07", -(2 ** -22)],
  ["got 1.5 of 3", 1.5],
  ["got 1.50", 1.5],
  ["boxes[2,1] is NaN", Number.NaN],
  ["nan", Number.NaN],
  ["-inf", -Infinity],
  ["Infinity", Infinity],
  ["1073741825", 2 ** 30 + 1],
]

for (const [text, number] of told) {
  test(`"${text}" tells ${number}`, () => {
    assert.ok(tellsNumber(text, number))
    assert.ok(!tellsNumber(text, 7))
    assert.ok(!tellsNumber(text, Number.isNaN(number) ? 0 : Number.NaN))
  })
}

test("no number is told by words", () => assert.ok(!tellsNumber("nothing at all, information", 0)))
