import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { message, toArray } from "@detspec/core"
import { fromDataset, inMemory, readCoco, split } from "@detspec/datasets"
import * as E from "fp-ts/lib/Either.js"
import { folderWith } from "../folders.js"

const right = <T>(result: E.Either<Parameters<typeof message>[0], T>): T =>
  E.isRight(result) ? result.right : assert.fail(message(result.left))

const image = { id: 4, file_name: "a.png", width: 8, height: 6 }
const outline = [[1, 2, 5, 2, 5, 4, 1, 4]]
const cat = { image_id: 4, category_id: 9, bbox: [1, 2, 4, 2], segmentation: outline, area: 8, iscrowd: 0 }
const crowd = { ...cat, iscrowd: 1, segmentation: { size: [6, 8], counts: [6, 12, 30] } }
const packed = { ...cat, segmentation: { size: [6, 8], counts: "6<n0" } }
const file = (changed: object = {}, annotation: object = {}) => ({
  images: [image],
  categories: [{ id: 9, name: "cat" }],
  annotations: [{ ...cat, ...annotation }],
  ...changed,
})

const read = async (
  contents: unknown,
  skipBad = false,
  images: readonly string[] = ["images/a.png"],
  train = "a\n",
) => {
  const text = typeof contents === "string" ? contents : JSON.stringify(contents)
  const dir = await folderWith({ "all.json": text, "train.txt": train }, images)
  return readCoco(join(dir, "all.json"), undefined, { skipBad })()
}

test("images, boxes, classes and lists", async () => {
  const { classes, images, lists, warnings } = right(await read(file()))
  assert.deepEqual([classes, lists, warnings], [["cat"], { train: ["a"] }, []])
  assert.deepEqual(
    images.map(({ name, width, height }) => [name, width, height]),
    [["a", 8, 6]],
  )
  const [object] = images[0]?.objects ?? []
  assert.deepEqual([object?.label, object?.box, object?.area], ["cat", [1, 2, 5, 4], 8])
})

test("outlines and runs become the masks that COCO's program draws; crowds are left out and counted", async () => {
  const runs = { ...cat, segmentation: { size: [6, 8], counts: [6, 12, 30] } }
  const dataset = right(await read(file({ annotations: [cat, runs, packed, crowd] })))
  const { examples } = right(await inMemory(right(fromDataset(dataset, { masks: true })))())
  const [drawn, plain, short] = examples[0]?.objects.map(({ mask }) => mask && toArray(mask)) ?? []
  assert.deepEqual(examples[0]?.leftOut, { empty: 0, crowds: 1, outOfSight: 0, clipped: 0 })
  const set = (mask: readonly number[] | undefined) => mask?.flatMap((pixel, at) => (pixel ? [at] : []))
  assert.deepEqual(set(drawn), [17, 18, 19, 20, 25, 26, 27, 28])
  assert.deepEqual(
    set(plain),
    [1, 2].flatMap((x) => [0, 1, 2, 3, 4, 5].map((y) => 8 * y + x)).sort((a, b) => a - b),
  )
  assert.deepEqual(short, plain)
})

test("images beside the file, below it by their path, or in the usual folders", async () => {
  const named = (file_name: string) => file({ images: [{ ...image, file_name }] })
  for (const [file_name, place] of [
    ["a.png", "a.png"],
    ["deep/er/a.png", "deep/er/a.png"],
    ["deep\\er\\a.png", "deep/er/a.png"],
    ["elsewhere/a.png", "val2017/a.png"],
    ["a.png", "images/train/a.png"],
  ] as const) {
    const { images } = right(await read(named(file_name), false, [place]))
    assert.ok(images[0]?.file.endsWith(place), `${images[0]?.file}, not ${place}`)
  }
})

test("a list names images with spaces", async () => {
  const named = file({ images: [{ ...image, file_name: "my cat.png" }] })
  const { lists } = right(await read(named, false, ["my cat.png"], "my cat.png\n"))
  assert.deepEqual(lists, { train: ["my cat"] })
})

/** Images of these names, each with as many cats as its place says. */
const called = (fileNames: readonly string[]) =>
  file({
    images: fileNames.map((file_name, id) => ({ ...image, id, file_name })),
    annotations: fileNames.flatMap((_, image_id) =>
      Array.from({ length: image_id + 1 }, () => ({ ...cat, image_id })),
    ),
  })

test("images of one name in several folders are told apart, by lists too", async () => {
  const names = ["train/1.png", "val/1.png", "val/2.png", "val/2.webp", "val/3.png"]
  const dataset = right(await read(called(names), false, names, "train/1.png\nimages/val/1\n2.webp\n3\n"))
  assert.deepEqual(
    dataset.images.map(({ name }) => name),
    ["train/1", "val/1", "val/2.png", "val/2.webp", "3"],
  )
  const trained = right(split(dataset, "train")).images
  assert.deepEqual(
    trained.map(({ objects }) => objects.length),
    [1, 2, 4, 5],
  )
  for (const skipBad of [false, true]) {
    const unclear = await read(called(names), skipBad, names, "1\n")
    const said = E.isLeft(unclear) ? message(unclear.left) : ""
    assert.match(said, /train\.txt: line 1` must name one of train\/1, val\/1, got 1/)
  }
  // The other image of that name is not there: still the one that is left is not meant.
  const left = right(await read(called(names), true, names.slice(1), "train/1.png\nval/1.png\n"))
  assert.deepEqual(left.lists, { train: ["val/1"] })
})

test("an image that a file lists twice is twice in a list", async () => {
  const dataset = right(await read(called(["a.png", "a.png"])))
  assert.deepEqual(
    right(split(dataset, "train")).images.map(({ objects }) => objects.length),
    [1, 2],
  )
})

test("what is null, or not there, has its plain meaning; so have truth values and a mask without outlines", async () => {
  const objectOf = async (annotation: object) => right(await read(file({}, annotation))).images[0]?.objects[0]
  const bare = { label: "cat", box: [1, 2, 5, 4], difficult: false, truncated: false }
  const nothing = { iscrowd: undefined, area: undefined, segmentation: undefined }
  for (const none of [nothing, { iscrowd: null, area: null, segmentation: null }])
    assert.deepEqual(await objectOf(none), bare)
  assert.deepEqual(await objectOf({ ...nothing, iscrowd: false, segmentation: [] }), bare)
  assert.deepEqual(await objectOf({ ...nothing, iscrowd: true }), { ...bare, crowd: true })
  assert.deepEqual(await objectOf({ ...nothing, area: 0 }), { ...bare, area: 0 })
})

test("what is broken is named: file and field", async () => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    ["{", /all\.json: contents` must be JSON/],
    [{}, /all\.json: images` must be/],
    [file({ images: [{ ...image, width: 0 }] }), /all\.json: images\[0\]\.width` must .* got 0/],
    [file({}, { bbox: [1, 2, -4, 2] }), /all\.json: annotations\[0\]\.bbox\.2` must .* got -4/],
    [file({}, { iscrowd: 2 }), /all\.json: annotations\[0\]\.iscrowd` must be .* got 2/],
    [file({}, { area: -1 }), /all\.json: annotations\[0\]\.area` must be .* got -1/],
    [file({}, { bbox: null }), /all\.json: annotations\[0\]\.bbox` must be .* got null/],
    [file({}, { bbox: [1, 2, 4] }), /all\.json: annotations\[0\]\.bbox\.3` must .* got nothing/],
    [file({ images: [image, image] }), /all\.json: images\[1\]\.id` must differ from those before, got 4/],
    [
      file({
        categories: [
          { id: 9, name: "cat" },
          { id: 9, name: "dog" },
        ],
      }),
      /categories` must have ids that differ/,
    ],
    [file({}, { image_id: 5 }), /all\.json: annotations\[0\]\.image_id` must be the id of an image, got 5/],
    [
      file({}, { category_id: 5 }),
      /all\.json: annotations\[0\]\.category_id` must be the id of a category, got 5/,
    ],
    [file({}, { segmentation: [[1, 2, 3]] }), /all\.json: annotations\[0\]\.segmentation/],
    [
      file({}, { segmentation: { size: [6, 8], counts: [5] } }),
      /annotations\[0\]\.segmentation\.counts` must cover 6 × 8/,
    ],
    [
      file({}, { segmentation: { size: [6, 8], counts: "é" } }),
      /annotations\[0\]\.segmentation\.counts` must/,
    ],
  ]
  for (const [contents, expected] of cases) {
    const result = await read(contents)
    assert.ok(E.isLeft(result), `must be refused: ${JSON.stringify(contents)}`)
    assert.equal(result.left.tag, "BadFile")
    assert.match(message(result.left), expected)
  }
  const missing = await read(file(), false, [])
  assert.match(
    E.isLeft(missing) ? message(missing.left) : "",
    /image 4\.file_name` must name an image .* got a\.png/,
  )
})

test("with skipBad what is broken is left out, each with a warning", async () => {
  const annotations = [cat, { ...cat, bbox: null }, { ...cat, category_id: 1 }]
  const { images, warnings } = right(await read(file({ annotations }), true))
  assert.deepEqual([images[0]?.objects.length, warnings.length], [1, 2])
})

const { DETSPEC_SHARED } = process.env
const nuts = join(DETSPEC_SHARED ?? join(import.meta.dirname, "../../../../../shared"), "data/nuts320")
const skip = existsSync(nuts)
  ? false
  : `SKIPPED: no ${nuts}; set DETSPEC_SHARED to the folder with data/nuts320`

test("the nuts: 18 photos, 165 outlines, 3 classes, 2 lists, masks that fill their outlines", {
  skip,
}, async () => {
  const dataset = right(await readCoco(join(nuts, "annotations.json"))())
  assert.deepEqual(dataset.classes, ["date", "fig", "hazelnut"])
  assert.equal(dataset.images.flatMap(({ objects }) => objects).length, 165)
  assert.deepEqual(
    Object.entries(dataset.lists)
      .map(([name, list]) => [name, list.length])
      .sort(),
    [
      ["test", 7],
      ["train", 11],
    ],
  )
  const { examples } = right(
    await inMemory(right(fromDataset(right(split(dataset, "test")), { masks: true })))(),
  )
  const areas = right(split(dataset, "test")).images.flatMap(({ objects }) =>
    objects.map(({ area = 0 }) => area),
  )
  const drawn = examples.flatMap(({ objects }) =>
    objects.map(({ mask }) => (mask ? toArray(mask).filter((pixel) => pixel === 1).length : 0)),
  )
  // Pixels that an outline cuts are inside or not: fewer than its length, under 4 √area · 1.5 for these round nuts.
  for (const [n, area] of areas.entries())
    assert.ok(Math.abs((drawn[n] ?? 0) - area) < 6 * Math.sqrt(area), `${drawn[n]} of ${area}`)
})
