import assert from "node:assert/strict"
import { test } from "node:test"
import { toArray, wrapFloat32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { assignPyramidLevels } from "@detspec/spec"
import { spread } from "./numbers.js"
import { answered, open, using } from "./open.js"

const count = 40_003

/** The float32 that lies `steps` above a positive one. */
const above = (x: number, steps: number): number => {
  const one = Float32Array.of(x)
  const bits = new Int32Array(one.buffer)
  bits[0] = (bits[0] ?? 0) + steps
  return one[0] ?? 0
}

/** Sides around a power of two times `size`, a few float32 off: where rounding decides the level. */
const nearBorders = (size: number) => (n: number) => {
  const border = size * 2 ** (Math.floor(spread(n) * 9) - 5)
  const stretch = 2 ** (Math.floor(spread(3 * n) * 5) - 2)
  const off = (seed: number): number => Math.floor((spread(seed) - 0.5) * 40)
  return [above(border * stretch, off(5 * n)), above(border / stretch, off(7 * n))]
}

const anywhere = (n: number) => [900 * spread(n) ** 4, 900 * spread(3 * n) ** 4]

/** Flat, tiny and enormous ones among them. */
const extreme = (n: number) => [
  2 ** (180 * spread(n) - 150),
  n % 5 === 0 ? 0 : 2 ** (180 * spread(3 * n) - 150),
]

const largest = 2 ** 30

/** Every other box begins at an odd place, so that its sides are rounded differences. */
const boxes = (sides: (n: number) => readonly number[]) => {
  const data = new Float32Array(4 * count)
  for (let n = 0; n < count; n += 1) {
    const start = n % 2 === 0 ? 0 : 99 * spread(11 * n)
    const [w = 0, h = 0] = sides(n)
    data.set([start, -start, Math.min(start + w, largest), Math.min(h - start, largest)], 4 * n)
  }
  return wrapFloat32([count, 4], data)
}

const presets: readonly Omit<In<"assignPyramidLevels">, "boxes">[] = [
  { canonicalSize: 224, canonicalLevel: 4, minLevel: 2, maxLevel: 5, epsilon: 0, epsilonAt: "level" },
  { canonicalSize: 224, canonicalLevel: 4, minLevel: 2, maxLevel: 5, epsilon: 1e-6, epsilonAt: "level" },
  { canonicalSize: 224, canonicalLevel: 4, minLevel: 2, maxLevel: 5, epsilon: 1e-8, epsilonAt: "ratio" },
  { canonicalSize: 0.3, canonicalLevel: -7, minLevel: -32, maxLevel: 32, epsilon: 0.4, epsilonAt: "level" },
  { canonicalSize: 1e-40, canonicalLevel: 0, minLevel: -32, maxLevel: 32, epsilon: 1, epsilonAt: "ratio" },
  { canonicalSize: 2 ** 30, canonicalLevel: 32, minLevel: 0, maxLevel: 0, epsilon: 0, epsilonAt: "ratio" },
]

test("levels are the specification's, also a rounding from the border of two levels", async () => {
  await using(await open({ threads: 2 }), async ({ operations }) => {
    for (const preset of presets) {
      for (const sides of [nearBorders(preset.canonicalSize), anywhere, extreme]) {
        const input = { ...preset, boxes: boxes(sides) }
        const { levels } = await answered(operations.assignPyramidLevels(input))
        assert.deepEqual(toArray(levels), toArray(assignPyramidLevels(input).levels), JSON.stringify(preset))
      }
    }
  })
})
