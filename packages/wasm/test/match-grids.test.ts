import assert from "node:assert/strict"
import { test } from "node:test"
import type { Float32Tensor } from "@detspec/core"
import { toArray, wrapFloat32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { generateAnchors, matchAnchors } from "@detspec/spec"
import { matchOnGrids } from "../src/operations/match-grids.js"
import { sharedMachine } from "../src/threads/shared-machine.js"
import { spread } from "./numbers.js"
import { answered, open, using } from "./open.js"

type Grid = readonly [height: number, width: number, stride: number]

const gridOf = ([height, width, stride]: Grid, rounding: "none" | "half-even", offset: number) =>
  generateAnchors({
    height,
    width,
    strideY: stride,
    strideX: stride * 1.25,
    sizes: [3 * stride, 4.1 * stride],
    ratios: [0.5, 1, 2],
    offset,
    rounding,
    order: "size-major",
  }).anchors.data

const joined = (parts: readonly ArrayLike<number>[]): Float32Tensor => {
  const data = Float32Array.from(parts.flatMap((part) => Array.from(part)))
  return wrapFloat32([data.length / 4, 4], data)
}

const truthsOf = (count: number, salt: number): Float32Tensor =>
  joined(
    Array.from({ length: count }, (_, k) => {
      const n = k + salt
      const [w, h] = [2 + 200 * spread(3 * n) ** 3, 2 + 200 * spread(5 * n) ** 3]
      const [x, y] = [-20 + 400 * spread(n), -20 + 300 * spread(7 * n)]
      return k % 5 === 4 ? [16 * k, 16, 16 * k + 32, 48] : [x, y, x + w, y + h]
    }),
  )

const pyramid: readonly Grid[] = [
  [26, 30, 8],
  [13, 15, 16],
  [6, 1, 32],
  [1, 3, 64],
  [1, 1, 128],
]

const rules = ["none", "own", "rescuer"] as const

test("anchors on grids match as the specification says, whatever rule and rounding", async () => {
  await using(await open({ threads: 2 }), async ({ operations }) => {
    for (const [round, rounding] of (["none", "half-even"] as const).entries()) {
      const anchors = joined(pyramid.map((grid) => gridOf(grid, rounding, round / 2)))
      for (const [salt, lowQuality] of rules.entries()) {
        for (const [high, low] of [
          [0.5, 0.4],
          [0.7, 0.3],
          [0.25, 0.25],
        ] as const) {
          const input: In<"matchAnchors"> = {
            anchors,
            truths: truthsOf(12, 100 * salt + round),
            high,
            low,
            lowQuality,
          }
          const { matches } = await answered(operations.matchAnchors(input))
          assert.deepEqual(
            toArray(matches),
            toArray(matchAnchors(input).matches),
            `${rounding} ${lowQuality} ${low}`,
          )
        }
      }
    }
  })
})

test("grids are found as such: of one column, one row and one cell too", async () => {
  const machine = await sharedMachine({ threads: 1, keepAnswers: false })
  const anchors = joined(pyramid.map((grid) => gridOf(grid, "none", 0.5)))
  const input = { anchors, truths: truthsOf(3, 1), high: 0.5, low: 0.4, lowQuality: "none" } as const
  assert.notEqual(matchOnGrids(input, machine.begin()), undefined)
  const shuffled = wrapFloat32(anchors.shape, anchors.data.slice().reverse())
  assert.equal(matchOnGrids({ ...input, anchors: shuffled }, machine.begin()), undefined)
  await machine.close()
})

test("one anchor that lies elsewhere is noticed: all are compared", async () => {
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const anchors = joined(pyramid.map((grid) => gridOf(grid, "none", 0.5)))
    const input = { anchors, truths: truthsOf(6, 3), high: 0.5, low: 0.4, lowQuality: "own" } as const
    for (const n of [7, 2999, 5000]) {
      const kept = anchors.data.slice(4 * n, 4 * n + 4)
      anchors.data.set(input.truths.data.subarray(4, 8), 4 * n)
      const { matches } = await answered(operations.matchAnchors(input))
      assert.equal(matches.get(n), 1)
      anchors.data.set(kept, 4 * n)
    }
  })
})
