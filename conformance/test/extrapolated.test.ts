import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, mapTensor, rows } from "@detspec/core"
import type { In } from "@detspec/spec"
import { completeBoxIouLoss, completeBoxIouLossGradient } from "@detspec/spec"
import { extrapolated } from "../src/kit/extrapolated.js"
import { lossRounding, nearSlopes, rowDifferences } from "../src/kit/finite-differences.js"

const step = 2 ** -6

/** Values of c₀ + c₁ h + c₂ h² + … at h, h/2, h/4 and h/8. */
const valuesOf = (...c: readonly number[]): readonly [number, number, number, number] => {
  const at = (h: number) => c.reduce((sum, factor, power) => sum + factor * h ** power, 0)
  return [at(step), at(step / 2), at(step / 4), at(step / 8)]
}

test("no cubic leaves anything out", () => {
  assert.ok(Math.abs(extrapolated(valuesOf(3, 5, 7, 11)).value - 3) < 1e-14)
})

const cubic = 1 / step
const remainders: Readonly<Record<string, readonly number[]>> = {
  "without c₁ and c₃, as where there is no kink": [1, 0, 1, 0, 1],
  "without c₂": [1, 1, 0, 1, 1],
  "where c₁ h and c₂ h² cancel": [1, -step, 1, 1, 1],
  "where c₂ h² and c₃ h³ cancel": [1, 1, -1, cubic, 1],
  "where c₂ h²/32 and c₃ h³/64 cancel": [1, 1, -1, 2 * cubic, 1],
}

for (const [where, coefficients] of Object.entries(remainders)) {
  test(`c₄ h⁴/64 is left out, and bounded, ${where}`, () => {
    const { value, leftOut } = extrapolated(valuesOf(...coefficients))
    const error = Math.abs(value - 1)
    assert.ok(Math.abs(error - step ** 4 / 64) < 1e-14, `${error}`)
    assert.ok(error <= leftOut, `${error} > ${leftOut}`)
  })
}

/** y₂ of the prediction lies on the target's: a kink at which c₁ h and c₂ h² are of one size and opposite signs. */
const tied: In<"completeBoxIouLoss"> = {
  predictions: rows(4, [[0, 1.5, 0.5, 1.75]]),
  targets: rows(4, [[2, 0.5, 10.5, 1.75]]),
  epsilon: 0,
  alphaGradient: "full",
}

const slopesOf = (input: In<"completeBoxIouLoss">) =>
  rowDifferences(
    input.predictions,
    (predictions) => completeBoxIouLoss({ ...input, predictions }).loss,
    lossRounding("completeBoxIouLoss", input),
  )

test("slopes at a kink whose first two errors cancel are the gradient, and no other number", () => {
  const { gradient } = completeBoxIouLossGradient(tied)
  const none = { bound: float64([1, 4], [0, 0, 0, 0]), because: "nothing more" }
  const verdict = nearSlopes(slopesOf(tied), gradient, none)
  assert.equal(verdict.tag, "holds", JSON.stringify(verdict))
  const wrong = nearSlopes(
    slopesOf(tied),
    mapTensor(gradient, (x) => x + 1e-6),
    none,
  )
  assert.equal(wrong.tag, "fails")
})
