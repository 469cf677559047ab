import assert from "node:assert/strict"
import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import { readCheckpoint } from "@detspec/detectors"
import { readSafetensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import { detspec, detspecHere, inFolder } from "./command.js"

/** Small enough that a step takes less than a start. */
const words = (out: string, ...more: readonly string[]): readonly string[] => [
  ...["train", "retinanet", "--data", "shapes", "--scenes", "6", "--batch", "2", "--steps", "24"],
  ...["--every", "2", "--warm-up", "4", "--short", "48", "--long", "64", "--backend", "spec", "--out", out],
  ...more,
]

test("killed twenty times at any moment, training always goes on, and ends bit for bit as if it had not been", async () => {
  await inFolder(async (folder) => {
    const [whole, broken] = [join(folder, "whole.safetensors"), join(folder, "broken.safetensors")]
    const once = await detspec(words(whole))
    assert.equal(once.status, 0, once.errors)
    let kills = 0
    // Delays that no clock of the program knows, spread over what a few steps take; 17 is coprime to 41.
    const delay = () => ((kills * 17) % 41) * 9
    for (let runs = 0; runs < 60 && kills < 20; runs += 1) {
      const begun = { yes: false }
      const ended = await detspec(words(broken, "--resume"), (_, kill) => {
        if (begun.yes) return
        begun.yes = true
        setTimeout(kill, delay())
      })
      if (ended.status === null) kills += 1
      else assert.equal(ended.status, 0, ended.errors)
      // One that came to its end in time is taken away, so that the next begins anew.
      if (ended.status === 0) for (const end of ["", ".checkpoint", ".csv"]) await rm(`${broken}${end}`)
    }
    assert.equal(kills, 20)
    const last = await detspec(words(broken, "--resume"))
    assert.equal(last.status, 0, last.errors)
    assert.ok((await readFile(broken)).equals(await readFile(whole)))
    assert.match(await readFile(`${broken}.csv`, "utf8"), /\n1,24,/)
    const rows = (await readFile(`${broken}.csv`, "utf8")).trim().split("\n")
    assert.equal(rows.length, 25)
  })
})

test("a checkpoint is not written over unasked, and that of another training is refused", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "a.safetensors")
    const few = (...more: readonly string[]) => [...words(out), "--steps", "2", ...more]
    assert.equal((await detspecHere(few())).status, 0)
    const again = await detspecHere(few())
    assert.equal(again.status, 2)
    assert.match(again.errors, /--resume/)
    const other = await detspecHere(few("--resume", "--seed", "9"))
    assert.equal(other.status, 2)
    assert.match(other.errors, /must be of this training/)
    await writeFile(`${out}.checkpoint`, "nothing of the kind")
    const broken = await detspecHere(few("--resume"))
    assert.equal(broken.status, 2)
    assert.match(broken.errors, /^\S+a\.safetensors\.checkpoint: `header`/)
  })
})

test("what makes no sense, and a folder that cannot be written to, end with 2 before the first step", async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [["train", "yolo", "--data", "shapes", "--out", "x"], /`MODEL` must be one of retinanet, /],
    [
      ["train", "retinanet", "--data", "moon", "--out", "x"],
      /`--data` must be shapes, voc:DIR or coco:FILE, got moon/,
    ],
    [[...words("x"), "--anchors", "12,32"], /`--anchors` must have 3 levels, as 10,25,46, got 12,32/],
    [[...words("x"), "--anchors", "12,32+40,72"], /`--anchors` must have as many sizes on every level/],
    [[...words("x"), "--anchors", "12,-,72"], /`--anchors` must be sides above 0, in pixels, got 12,NaN,72/],
    [[...words("/nowhere/x.safetensors"), "--steps", "1"], /\/nowhere\/x\.safetensors\.csv/],
    [[...words("x"), "--batch", "0"], /`--batch` must be a whole number from 1 on, got 0/],
  ]
  for (const [given, says] of cases) {
    const { status, out, errors } = await detspecHere(given)
    assert.equal(status, 2)
    assert.match(errors, says)
    assert.doesNotMatch(out, /images\/s/)
  }
})

test("a file of weights remembers anchors of other sizes, and a checkpoint belongs to them", async () => {
  await inFolder(async (folder) => {
    for (const [model, bias, count] of [
      ["retinanet", "head.regression_head.bbox_reg.bias", 8],
      ["fasterrcnn", "rpn.head.cls_logits.bias", 2],
    ] as const) {
      const out = join(folder, `${model}.safetensors`)
      const few = (sizes: string, ...more: readonly string[]) => {
        const [command, , ...rest] = words(out, "--steps", "2", "--anchors", sizes, ...more)
        return detspecHere([command ?? "", model, ...rest])
      }
      assert.equal((await few("9+14,22+34,54+85")).status, 0)
      const written = readSafetensors(out, await readFile(out))
      assert.ok(E.isRight(written))
      assert.equal(written.right.tensors[bias]?.size, count)
      const { anchors } = JSON.parse(written.right.metadata.detspec ?? "")
      assert.deepEqual(anchors, [
        [9, 14],
        [22, 34],
        [54, 85],
      ])
      const asked = ["--data", "shapes", "--scenes", "2", "--backend", "spec"]
      assert.equal((await detspecHere(["evaluate", "--model", out, ...asked])).status, 0)
      assert.match((await few("9+14,22+34,54+90", "--resume")).errors, /must be of this training/)
    }
  })
})

test("a loss that is no number stops training, names the step, and leaves the checkpoint before it", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "a.safetensors")
    const wild = ["--rate", "1e30", "--warm-up", "0", "--every", "1"]
    const { status, errors } = await detspecHere([...words(out), ...wild])
    assert.equal(status, 2)
    assert.match(errors, /^training, stage 1, step 2: /)
    const kept = readCheckpoint(out, await readFile(`${out}.checkpoint`))
    assert.ok(E.isRight(kept) && kept.right.state.step === 1)
  })
})

test("a detector is not evaluated on classes that it does not know", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "a.safetensors")
    assert.equal((await detspecHere([...words(out), "--steps", "1"])).status, 0)
    const file = join(folder, "cats.json")
    const image = { id: 1, file_name: "1.png", width: 64, height: 48 }
    const annotation = { id: 1, image_id: 1, category_id: 7, bbox: [1, 1, 9, 9], area: 81, iscrowd: 0 }
    const coco = { images: [image], annotations: [annotation], categories: [{ id: 7, name: "cat" }] }
    await writeFile(file, JSON.stringify(coco))
    await sharp({ create: { width: 64, height: 48, channels: 3, background: "#888" } })
      .png()
      .toFile(join(folder, "1.png"))
    const { status, errors } = await detspecHere(["evaluate", "--data", `coco:${file}`, "--model", out])
    assert.equal(status, 2)
    assert.match(errors, /must have the detector's classes \(disc, square, triangle\), got cat/)
    await writeFile(file, JSON.stringify({ ...coco, images: [], annotations: [] }))
    const empty = await detspecHere([
      "train",
      "retinanet",
      "--data",
      `coco:${file}`,
      "--out",
      join(folder, "b"),
    ])
    assert.equal(empty.status, 2)
    assert.match(empty.errors, /images/)
  })
})
