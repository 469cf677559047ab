import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { readPixels, readVoc } from "@detspec/datasets"
import * as E from "fp-ts/lib/Either.js"

const { DETSPEC_SHARED } = process.env
const shared = DETSPEC_SHARED ?? join(import.meta.dirname, "../../../../shared")
const bccd = join(shared, "data/bccd160")
const skip = existsSync(bccd)
  ? false
  : `SKIPPED: no ${bccd}; set DETSPEC_SHARED to the folder with data/bccd160`

test("the blood cells: 364 images, 4,888 boxes, 3 classes, 3 lists, two empty boxes", { skip }, async () => {
  const result = await readVoc(bccd, "continuous")()
  assert.ok(E.isRight(result))
  const { classes, images, lists } = result.right
  const boxes = images.flatMap(({ objects }) => objects.map(({ box }) => box))
  assert.deepEqual(classes, ["Platelets", "RBC", "WBC"])
  assert.deepEqual([images.length, boxes.length], [364, 4888])
  const sizes = Object.entries(lists).map(([list, names]) => [list, names.length])
  assert.deepEqual(Object.fromEntries(sizes), { train: 205, val: 87, test: 72 })
  assert.equal(boxes.filter(([x1, y1, x2, y2]) => x1 === x2 || y1 === y2).length, 2)
  const first = images[0] && (await readPixels(images[0])())
  assert.ok(first && E.isRight(first))
  assert.deepEqual(first.right.shape, [120, 160, 3])
})
