import assert from "node:assert/strict"
import { Buffer } from "node:buffer"
import { test } from "node:test"
import * as fc from "fast-check"
import { lineReader, tail } from "../../src/process/lines.js"

test("lines are the same however the bytes are cut", () => {
  const word = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", " "))
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 1, max: 9 }), (words, size) => {
      const read: string[] = []
      const take = lineReader(
        1000,
        (line) => read.push(line),
        () => assert.fail("no flood"),
      )
      const bytes = Buffer.from(words.map((one) => `${one}\n`).join(""))
      for (let at = 0; at < bytes.length; at += size) take(bytes.subarray(at, at + size))
      assert.deepEqual(read, words)
    }),
  )
})

test("a line that does not end is told of, and not kept", () => {
  let floods = 0
  const take = lineReader(
    100,
    () => assert.fail("no line"),
    () => {
      floods += 1
    },
  )
  for (let i = 0; i < 25; i += 1) take(Buffer.alloc(50, 97))
  assert.ok(floods >= 8 && floods <= 12, `${floods}`)
})

test("of a flood on stderr the end is kept", () => {
  const { add, text } = tail(16)
  for (let i = 0; i < 1000; i += 1) add(Buffer.from(`line ${i}\n`))
  assert.equal(text(), "ne 998\nline 999")
})
