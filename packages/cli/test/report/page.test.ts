import assert from "node:assert/strict"
import { test } from "node:test"
import { conform } from "@detspec/conformance"
import { nms, override, specBackend } from "@detspec/spec"
import { reportPage } from "../../src/report/page/page.js"

const settings = { seed: 1, runs: 10, operations: ["boxIou", "nms", "roiAlign"] as const }
const wrong = override(specBackend, { nms: (input) => nms({ ...input, threshold: input.threshold / 2 }) })
const expected = [
  {
    operation: "nms",
    law: "gives the numbers of the examples worked by hand",
    reason: "half the threshold & <more>",
    reference: "https://example.org/manual",
  },
] as const

const good = await conform(specBackend, settings)
const bad = await conform(
  { ...wrong, runsOn: { ...wrong.runsOn, roiAlign: "unsupported" } },
  { ...settings, expected },
)
const green = reportPage([{ report: good, command: "detspec conform --backend spec" }])
const both = reportPage([
  { report: good, command: "detspec conform --backend spec" },
  { report: bad, command: "detspec conform --backend './mine & yours.ts'" },
])

test("a page needs no other file and runs no script", () => {
  for (const page of [green, both]) {
    assert.doesNotMatch(page, /<script|<link|@import|src=|url\((?!#)/)
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href)
    assert.ok(
      links.every((href) => href.startsWith("#") || href === "https://example.org/manual"),
      links.join(),
    )
  }
})

test("every link within the page has its place", () => {
  for (const [, id = ""] of both.matchAll(/href="#([^"]*)"/g)) assert.match(both, new RegExp(`id="${id}"`))
})

test("verdicts are glyph and word, with denominators and where each ran", () => {
  const text = both.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ")
  assert.match(text, /✓ conforms (\d+) of \1 laws on the host/)
  assert.match(text, /✗ fails \d+ of \d+ laws on the host/)
  assert.match(text, /– unsupported 0 of \d+ laws/)
  assert.match(text, /3 of 3 operations conform/)
})

test("a failure tells bound, seed, replay line and input, and has its picture", () => {
  const [, failed = ""] = both.split("What failed")
  assert.match(failed, /--seed 1 --runs 10 --path [\d:]+</)
  assert.match(failed, /the shrunk input in full/)
  assert.match(failed, /<svg viewBox/)
  assert.match(failed, /--backend '.\/mine &amp; yours.ts' --operation nms/)
})

test("what is expected to fail stands apart, with its reason and reference", () => {
  const [, known = ""] = both.split("What fails as expected")
  assert.match(known, /half the threshold &amp; &lt;more&gt;/)
  assert.match(known, /href="https:\/\/example.org\/manual"/)
  assert.doesNotMatch(green, /What fail/)
})
