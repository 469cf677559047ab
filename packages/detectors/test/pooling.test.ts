import assert from "node:assert/strict"
import { test } from "node:test"
import type { FloatTensor } from "@detspec/core"
import { int32, rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import type { PoolConfig } from "../src/index.js"
import { entryOf, pool, poolPresets } from "../src/index.js"
import { answer } from "./answer.js"
import { scattered } from "./slopes.js"

const maps = [scattered([2, 3, 16, 16], 1), scattered([2, 3, 8, 8], 2)]
const regions = {
  boxes: rows(4, [
    [4, 4, 60, 62],
    [2, 3, 12, 15],
    [0, 0, 64, 64],
    [20, 30, 33, 36],
  ]),
  images: int32([4], [1, 0, 0, 1]),
}
const dot = (a: FloatTensor, b: FloatTensor) => {
  const other = toArray(b)
  return toArray(a).reduce((sum, x, i) => sum + x * (other[i] ?? 0), 0)
}
const strides = [4, 8]
const levels = { canonicalSize: 32, canonicalLevel: 3, epsilon: 0, epsilonAt: "level" } as const
const configs: Readonly<Record<string, PoolConfig>> = {
  roiAlign: { ...poolPresets.torchvision, size: 3, strides, levels },
  roiPool: { ...poolPresets.fpnPaper, size: 3, strides, levels },
}

for (const [name, config] of Object.entries(configs)) {
  test(`regions keep their order over the levels, and what flows back is the transpose: ${name}`, async () => {
    const { bins, pullback } = await answer(pool(specBackend, config)(maps, regions))
    assert.deepEqual(bins.shape, [4, 3, 3, 3])
    const alone = await answer(
      pool(specBackend, config)(maps, { boxes: rows(4, [[2, 3, 12, 15]]), images: int32([1], [0]) }),
    )
    assert.deepEqual(toArray(entryOf(alone.bins, 0)), toArray(entryOf(bins, 1)))
    const cotangent = scattered(bins.shape, 3)
    const back = await answer(pullback(cotangent))
    const there = dot(bins, cotangent)
    const andBack = maps.reduce((sum, map, l) => sum + dot(map, back[l] ?? map), 0)
    // 108 products of size 1, each of up to 16 roundings.
    assert.ok(Math.abs(there - andBack) < 108 * 16 * 2 ** -53, `${there} is not ${andBack}`)
  })
}
