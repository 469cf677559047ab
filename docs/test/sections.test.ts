import assert from "node:assert/strict"
import { test } from "node:test"
import { above, anyFinite, between, boxes, floats, number } from "@detspec/core"
import { fieldTable } from "../generator/fields.js"
import { sentence } from "../generator/sections.js"

test("a sentence begins with a capital, a symbol or a name stays what it is", () => {
  assert.equal(sentence("indices are counted"), "Indices are counted.")
  assert.equal(sentence("a feature is copied."), "A feature is copied.")
  assert.equal(sentence("apart: ρ = 3"), "Apart: ρ = 3.")
  const kept = [
    "σ(0) = 1/2",
    "x1: I' = 0",
    "x: -3 → 0",
    "w_a = 0",
    "e^(ln 3) = 3",
    "ln(4) is 1.39",
    "ln 4 is 1.39",
    "boxIouLoss's",
    "p = 1/4",
    "ε is added",
    "a = 2",
  ]
  for (const text of kept) assert.equal(sentence(text), `${text}.`)
})

test("a range on a page is the range of the contract, whole", () => {
  const ranges = (way: "in" | "out") =>
    fieldTable(
      {
        boxes: boxes("N", ""),
        features: floats(["N"], "any", ""),
        far: floats(["N"], "pixels", "", anyFinite),
        weight: number(between(2 ** -30, 1), "1", ""),
        scale: number(above(0), "1", ""),
      },
      way,
    )
      .slice(2)
      .map((row) => row.split(" | ")[3])
  const numbers = ["between 2^-30 and 1", "finite and above 0"]
  assert.deepEqual(ranges("in"), ["between -2^30 and 2^30", "between -2^60 and 2^60", "finite", ...numbers])
  assert.deepEqual(ranges("out"), ["finite", "finite", "finite", ...numbers])
})
