import assert from "node:assert/strict"
import { test } from "node:test"
import { rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import type { Argument, Launch } from "../src/launch.js"
import { limitsOf, obstacle } from "../src/limits.js"
import { boxIouKernel } from "../src/operations/box-iou.kernel.js"
import { inTiles, tooLargeError } from "../src/tiles.js"
import { overlaps } from "./open.js"

const list = (count: number) =>
  rows(
    4,
    Array.from({ length: count }, (_, n) => [n, 0, n + 3, 2]),
  )

const numbersOf = (argument: Argument | undefined): Float32Array =>
  argument instanceof Float32Array ? argument : assert.fail("a list was expected")

/** A device in plain JavaScript that computes the overlaps of such boxes and holds few numbers. */
const smallDevice = (most: number, runs: number[][]) => async (launch: Launch) => {
  const [x, y = 1] = launch.output
  if (x * y > most) throw tooLargeError(`${x * y} numbers`)
  runs.push([x, y])
  const [lefts, , rights, , , others] = launch.arguments
  if (typeof others !== "object" || others instanceof Float32Array) return assert.fail("a plane was expected")
  const [left, right] = [numbersOf(lefts), numbersOf(rights)]
  const other = (k: number, n: number) => others.values[k * others.sides[0] + n] ?? Number.NaN
  return Float32Array.from({ length: x * y }, (_, cell) => {
    const [i, j] = [cell % x, Math.floor(cell / x)]
    const width = Math.min(right[i] ?? 0, other(2, j)) - Math.max(left[i] ?? 0, other(0, j))
    const shared = width > 0 ? 2 * width : 0
    return shared > 0 ? shared / (12 - shared) : 0
  })
}

test("what is too large for one run is cut by rows, and the answers joined", async () => {
  const runs: number[][] = []
  const [boxes1, boxes2] = [list(37), list(11)]
  const answer = await inTiles(boxIouKernel, smallDevice(100, runs))({ boxes1, boxes2 })
  const expected = await overlaps(specBackend, boxes1, boxes2)
  assert.ok(runs.length > 3)
  assert.deepEqual(answer?.iou.shape, [37, 11])
  for (const [k, value] of toArray(answer?.iou ?? boxes1).entries())
    assert.ok(Math.abs(value - (expected[k] ?? 9)) < 1e-6)
})

test("a single row that is too large is an error, not an endless search", async () => {
  const attempt = inTiles(boxIouKernel, smallDevice(1, []))({ boxes1: list(2), boxes2: list(3) })
  await assert.rejects(attempt, /more than this mode can hold/)
})

test("each mode knows its limits", () => {
  const program = { source: () => 0, functions: [] }
  const launch = (output: Launch["output"], arrays: number): Launch => ({
    name: "any",
    program,
    output,
    arguments: Array.from({ length: arrays }, () => new Float32Array(1)),
    constants: {},
  })
  assert.equal(obstacle(limitsOf.webgpu, launch([4], 7)), undefined)
  assert.equal(obstacle(limitsOf.webgpu, launch([4], 8)), "8 arrays")
  assert.match(obstacle(limitsOf.webgpu, launch([8, 8, 70_000], 1)) ?? "", /side/)
  assert.match(obstacle(limitsOf.webgl2, launch([8192, 8192], 1)) ?? "", /numbers/)
})
