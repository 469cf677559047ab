import assert from "node:assert/strict"
import { test } from "node:test"
import { checkRle, message, rleFromText, rleOfSegmentation } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"

const refused = (result: E.Either<Parameters<typeof message>[0], unknown>): string => {
  assert.ok(E.isLeft(result), "must be refused")
  return message(result.left)
}

test("counts that are no pixels, or do not cover the mask, are refused", () => {
  assert.ok(E.isRight(checkRle("read", "mask", [2, 3], [0, 4, 2])))
  assert.match(
    refused(checkRle("read", "mask", [2, 3], [1, -1, 6])),
    /read: `mask\.counts\[1\]` must .* got -1/,
  )
  assert.match(
    refused(checkRle("read", "mask", [2, 3], [1, 0.5])),
    /`mask\.counts\[1\]` must be a whole number/,
  )
  assert.match(refused(checkRle("read", "mask", [2, 3], [5])), /must cover 2 × 3 = 6 pixels, got 5/)
})

test("strings with strange characters, or cut off, are refused", () => {
  assert.match(refused(rleFromText("read", "mask", [20, 14], "h\u00e98")), /`mask\.counts` must .* got "é"/)
  assert.match(refused(rleFromText("read", "mask", [20, 14], "h")), /cut off/)
  assert.match(
    refused(rleFromText("read", "mask", [20, 15], "h8")),
    /must cover 20 × 15 = 300 pixels, got 280/,
  )
})

test("runs of another size than their image are refused", () => {
  const runs = { size: [2, 3] as const, counts: [6] }
  assert.ok(E.isRight(rleOfSegmentation("read", "mask", [2, 3], runs)))
  assert.match(
    refused(rleOfSegmentation("read", "mask", [3, 2], runs)),
    /`mask\.size` must be \[3, 2\].* got \[2,3\]/,
  )
})
