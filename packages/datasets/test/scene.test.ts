import assert from "node:assert/strict"
import { test } from "node:test"
import { draw, generateScene, sceneClasses, seeded } from "@detspec/datasets"

const recipe = { seed: 7, width: 96, height: 64, count: 6 }
const scene = generateScene(recipe)

test("the same recipe gives the same scene, another seed another one", () => {
  assert.deepEqual(generateScene(recipe), scene)
  assert.notDeepEqual(generateScene({ ...recipe, seed: 8 }).objects, scene.objects)
})

test("every box is the smallest around its mask, and masks share no pixel", () => {
  const { masks, objects } = scene
  assert.ok(objects.length >= 3)
  const owners = new Int32Array(96 * 64)
  for (const [n, { box }] of objects.entries()) {
    const xs: number[] = []
    const ys: number[] = []
    for (let pixel = 0; pixel < owners.length; pixel += 1) {
      if (masks.get(n, Math.floor(pixel / 96), pixel % 96) === 0) continue
      xs.push(pixel % 96)
      ys.push(Math.floor(pixel / 96))
      owners[pixel] = (owners[pixel] ?? 0) + 1
    }
    assert.deepEqual(box, [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1])
  }
  assert.ok(owners.every((count) => count <= 1))
})

test("over many seeds all classes occur, whole and cut off by the border", () => {
  const scenes = Array.from({ length: 12 }, (_, seed) => generateScene({ ...recipe, seed }))
  const objects = scenes.flatMap((one) => one.objects)
  assert.deepEqual([...new Set(objects.map(({ label }) => label))].sort(), sceneClasses)
  assert.ok(objects.some(({ truncated }) => truncated) && objects.some(({ truncated }) => !truncated))
})

test("random numbers are spread evenly, and drawing in parts changes nothing", () => {
  const [all] = draw(seeded(1), 10_000)
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length
  assert.ok(Math.abs(mean - 0.5) < 0.015, `mean ${mean}`)
  const [first, state] = draw(seeded(1), 4)
  const [rest] = draw(state, 6)
  assert.deepEqual([...first, ...rest], all.slice(0, 10))
})
