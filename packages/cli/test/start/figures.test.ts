import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { mkdtemp, readFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { message } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import type { Annotated } from "../../src/start/annotated.js"
import { fromScene, fromVoc } from "../../src/start/annotated.js"
import { figuresOf } from "../../src/start/figures.js"
import { toPhoto } from "../../src/start/photo.js"
import { writeFigures, writePage } from "../../src/start/write.js"

const names = ["anchors", "coding", "suppression", "pooling", "focal-loss", "precision-recall"]

const drawn = async (annotated: Annotated) => {
  const figures = await figuresOf(specBackend, annotated, await toPhoto(annotated))()
  assert.ok(E.isRight(figures), E.isLeft(figures) ? message(figures.left) : "")
  for (const { name, svg } of figures.right) {
    const found = svg.replaceAll(/base64,[^"]*/g, "").match(/.{30}(NaN|Infinity|undefined).{30}/)
    assert.equal(found?.[0], undefined, name)
  }
  return figures.right
}

test("a scene becomes six pictures, written as SVG and PNG with a page that shows them", async () => {
  const figures = await drawn(fromScene(17))
  assert.deepEqual(
    figures.map(({ name }) => name),
    names,
  )
  const dir = await mkdtemp(join(tmpdir(), "detspec-start-"))
  assert.ok(E.isRight(await writeFigures(dir, figures)()))
  const page = await writePage(dir, { source: "a test", figures, detected: undefined })()
  assert.ok(E.isRight(page))
  const html = await readFile(page.right, "utf8")
  for (const { name, sentence } of figures) {
    assert.equal((await sharp(join(dir, `${name}.png`)).metadata()).width, 1600)
    assert.ok(html.includes(sentence) && html.includes(`${name}.svg`))
  }
})

test("the same scene gives the same pictures", async () => {
  const [once, again] = [await drawn(fromScene(3)), await drawn(fromScene(3))]
  assert.ok(once.every(({ svg }, i) => svg === again[i]?.svg))
})

test("odd images are drawn too: tiny, one object over everything, an object of one pixel", async () => {
  const scene = fromScene(1)
  const only = (x1: number, y1: number, x2: number, y2: number) =>
    drawn({ ...scene, objects: [{ label: "one & only <b>", box: [x1, y1, x2, y2] }] })
  await only(0, 0, 320, 240)
  await only(10, 10, 11, 11)
  await only(300, 230, 330, 250)
  const pixels = scene.pixels.hi(6, 8, 3)
  await drawn({ ...scene, pixels, width: 8, height: 6, objects: [{ label: "cat", box: [1, 1, 6, 5] }] })
})

const { DETSPEC_SHARED } = process.env
const shared = DETSPEC_SHARED ?? join(import.meta.dirname, "../../../../../shared")
const bccd = join(shared, "data/bccd160")
const skip = existsSync(bccd)
  ? false
  : `SKIPPED: no ${bccd}; set DETSPEC_SHARED to the folder with data/bccd160`

test("an image of the blood cells, named or chosen", { skip }, async () => {
  const named = await fromVoc(bccd, "continuous", "BloodImage_00000")()
  assert.ok(E.isRight(named))
  assert.equal(named.right.objects.length, 20)
  await drawn(named.right)
  const chosen = await fromVoc(bccd, "continuous", undefined)()
  assert.ok(E.isRight(chosen))
  assert.equal(new Set(chosen.right.objects.map(({ label }) => label)).size, 3)
  const nobody = await fromVoc(bccd, "continuous", "nobody")()
  assert.ok(E.isLeft(nobody))
  assert.match(message(nobody.left), /`--image` must name an annotated image of .* got nobody/)
})
