import assert from "node:assert/strict"
import { test } from "node:test"
import type { Box } from "@detspec/core"
import { placeLabels } from "../../src/pictures/labels.js"
import { formula, textWidth, wrapped } from "../../src/pictures/text.js"

test("labels on boxes that lie on each other do not cover one another, and stay in the frame", () => {
  const frame: Box = [0, 0, 600, 400]
  const labels = Array.from({ length: 12 }, (_, i) => ({
    text: `object ${i}`,
    colour: "#000000",
    about: [4 + 5 * i, 2 + 4 * i, 200 + 9 * i, 150 + 7 * i] as const,
  }))
  const places = placeLabels(labels, 16, frame)
  for (const [i, a] of places.entries()) {
    assert.ok(a[0] >= 0 && a[1] >= 0 && a[2] <= 600 && a[3] <= 400, `${i} leaves the frame`)
    for (const b of places.slice(i + 1))
      assert.ok(a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3], `${a} covers ${b}`)
  }
})

test("text breaks between words and keeps to its width", () => {
  const style = { size: 16 }
  const lines = wrapped("a network says how far to move its anchor and how much to grow it", 160, style)
  assert.equal(lines.join(" "), "a network says how far to move its anchor and how much to grow it")
  assert.ok(lines.length > 1 && lines.every((line) => textWidth(line, style) <= 160))
})

test("in formulas single letters are symbols, words and their ends are not", () => {
  const italics = (text: string) => formula(0, 0, text, { size: 16 }).match(/font-style/g)?.length ?? 0
  assert.equal(italics("ln (w / w_a)"), 3)
  assert.equal(italics("(1 − p_t)^γ"), 3)
  assert.equal(italics("a bin's greatest feature"), 0)
})
