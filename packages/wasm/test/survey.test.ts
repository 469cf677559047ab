import assert from "node:assert/strict"
import { test } from "node:test"
import { wrapFloat32 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { open, using } from "./open.js"

/** Three pieces of a look, and two numbers more than whole vectors. */
const rows = 600_001

test("a look at many numbers finds the one that is wrong, wherever it lies", async () => {
  const [logits, targets] = [0, 0.5].map((value) =>
    wrapFloat32([rows, 2], new Float32Array(2 * rows).fill(value)),
  )
  if (logits === undefined || targets === undefined) return assert.fail()
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const ask = operations.binaryCrossEntropy({ logits, targets })
    assert.ok(E.isRight(await ask()))
    for (const at of [0, 1, 524_287, 524_288, 800_000, 2 * rows - 3, 2 * rows - 1]) {
      for (const [data, wrong, right] of [
        [logits.data, Number.NaN, 0],
        [logits.data, -Infinity, 0],
        [targets.data, 1.5, 0.5],
        [targets.data, -0.5, 0.5],
      ] as const) {
        data[at] = wrong
        const answer = await ask()
        data[at] = right
        assert.ok(E.isLeft(answer), `${wrong} at ${at}`)
        assert.ok(answer.left.field.endsWith(`[${Math.floor(at / 2)},${at % 2}]`), answer.left.field)
      }
    }
  })
})
