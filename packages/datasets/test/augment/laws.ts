import assert from "node:assert/strict"
import type { Box } from "@detspec/core"
import { area, toArray } from "@detspec/core"
import type { AxisMap, Change, Example } from "@detspec/datasets"
import { augmentation, generatorAt, imageNetStatistics, moveBox, unchanged } from "@detspec/datasets"
import fc from "fast-check"
import type { Law } from "../../../core/test/kit/laws.js"
import { height, innerBox, pictureOf, width } from "../pictures.js"
import type { Changes } from "./changes.js"

const same: AxisMap = { scale: 1, offset: 0 }
const changeOf = (x: AxisMap, y: AxisMap): Change => ({ x, y, factor: [1, 1, 1], plus: [0, 0, 0] })
const flip: Change = changeOf({ scale: -1, offset: width }, same)
const turn: Change = changeOf({ scale: -1, offset: width }, { scale: -1, offset: height })

/** What law and picture are compared by. */
const shown = ({ pixels, objects }: Example) => ({
  pixels: toArray(pixels),
  objects: objects.map(({ label, box, mask }) => ({ label, box, mask: mask && toArray(mask) })),
})

const statistics = imageNetStatistics
const state = (n: number) => generatorAt(7, n)

/** The smallest box around pixels that are nearer to white than to the ground; [0, 0, 0, 0] for none. */
const brightBox = ({ pixels }: Example): Box => {
  const [rows = 0, columns = 0] = pixels.shape
  const bright = Array.from({ length: rows * columns }, (_, at) => at).filter(
    (at) => (pixels.data[3 * at] ?? 0) > 180,
  )
  const [xs, ys] = [bright.map((at) => at % columns), bright.map((at) => Math.floor(at / columns))]
  return bright.length === 0
    ? [0, 0, 0, 0]
    : [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1]
}

/** No side of the bright pixels lies further from the box than one pixel: half of it is where their edge is blended. */
const fits = (example: Example): void => {
  const [object] = example.objects
  const bright = brightBox(example)
  if (!object) return
  for (const [side, at] of object.box.entries())
    assert.ok(Math.abs(at - (bright[side] ?? 0)) <= 1, `box ${object.box}, pixels ${bright}`)
}

export const augmentLaws: Readonly<Record<string, Law<Changes>>> = {
  flipTwice: {
    sentence: "flipped twice, every pixel, box and mask is where it was, and flipped once the box is valid",
    property: ({ change }) =>
      fc.property(innerBox, (box) => {
        const picture = pictureOf("a", box)
        for (const one of [flip, turn]) {
          const once = change(picture, one, statistics, 0)
          const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = once.objects[0]?.box ?? []
          assert.ok(x1 < x2 && y1 < y2, `[${[x1, y1, x2, y2]}]`)
          assert.deepEqual(shown(change(once, one, statistics, 0)), shown(picture))
        }
      }),
  },
  flipExactly: {
    sentence: "after a flip the box is exactly around the bright pixels, and so is the mask",
    property: ({ change }) =>
      fc.property(innerBox, (box) => {
        const flipped = change(pictureOf("a", box), flip, statistics, 0)
        assert.deepEqual(flipped.objects[0]?.box, brightBox(flipped))
        const bright = toArray(flipped.pixels).filter((_, at) => at % 3 === 0)
        const mask = flipped.objects[0]?.mask
        assert.deepEqual(
          mask && toArray(mask),
          bright.map((value) => (value > 180 ? 1 : 0)),
        )
      }),
  },
  follows: {
    sentence: "whatever is drawn, the box stays around the object's pixels, within one pixel",
    property: ({ augment }) =>
      fc.property(innerBox, fc.nat(), (box, n) => {
        const plain = { ...augmentation, contrast: 0, brightness: 0 }
        fits(augment(pictureOf("a", box), plain, statistics, state(n))[0])
      }),
  },
  nothingDrawn: {
    sentence: "with nothing to change, nothing changes",
    property: ({ augment }) =>
      fc.property(innerBox, fc.nat(), (box, n) => {
        const picture = pictureOf("a", box)
        assert.deepEqual(shown(augment(picture, unchanged, statistics, state(n))[0]), shown(picture))
      }),
  },
  inside: {
    sentence:
      "every box lies inside of the image, has an inside, and shows more than its share; the others are counted",
    property: ({ augment }) =>
      fc.property(fc.array(innerBox, { minLength: 1, maxLength: 6 }), fc.nat(), (boxes, n) => {
        const picture = { ...pictureOf("a", undefined), objects: boxes.map((box, label) => ({ label, box })) }
        const far = { ...augmentation, scale: [0.3, 4] as const, shift: 0.5 }
        const { objects, leftOut } = augment(picture, far, statistics, state(n))[0]
        for (const { box } of objects) {
          const [x1, y1, x2, y2] = box
          assert.ok(x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height && area(box) > 0, `[${box}]`)
        }
        assert.equal(objects.length + leftOut.outOfSight, boxes.length)
      }),
  },
  sight: {
    sentence:
      "moved to the border so that the share s is in sight, a box is kept where s exceeds the least share",
    property: ({ change }) =>
      fc.property(fc.integer({ min: 1, max: 7 }), fc.constantFrom(0.25, 0.5, 0.75), (columns, least) => {
        const picture = pictureOf("a", [8, 8, 16, 16])
        const moved = change(picture, changeOf({ scale: 1, offset: columns - 16 }, same), statistics, least)
        assert.equal(moved.objects.length, columns / 8 > least ? 1 : 0)
        assert.equal(moved.leftOut.outOfSight, columns / 8 > least ? 0 : 1)
      }),
  },
  pure: {
    sentence: "the same state gives the same example, another one another; the original stays",
    property: ({ augment }) =>
      fc.property(innerBox, fc.nat(), (box, n) => {
        const picture = pictureOf("a", box)
        const before = shown(picture)
        const [first, after] = augment(picture, augmentation, statistics, state(n))
        const [again] = augment(picture, augmentation, statistics, state(n))
        const [other] = augment(picture, augmentation, statistics, after)
        assert.deepEqual(shown(again), shown(first))
        assert.notDeepEqual(shown(other), shown(first))
        assert.deepEqual(shown(picture), before)
      }),
  },
  filled: {
    sentence: "where no image is, there is the mean colour, whatever the contrast",
    property: ({ change }) =>
      fc.property(fc.integer({ min: 1, max: 20 }), (columns) => {
        const away: Change = { ...changeOf({ scale: 1, offset: columns }, same), factor: [1.2, 1.2, 1.2] }
        const { pixels } = change(pictureOf("a", undefined), away, statistics, 0)
        const mean = statistics.mean.map((share) => Math.round(255 * share))
        assert.deepEqual(
          [0, 1, 2].map((channel) => pixels.get(5, columns - 1, channel)),
          mean,
        )
      }),
  },
  tones: {
    sentence: "contrast moves colours away from the mean, brightness adds deviations",
    property: ({ change }) =>
      fc.property(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 }), (c, b) => {
        const tone: Change = { ...changeOf(same, same), factor: [1 + c / 20, 1, 1], plus: [b / 20, 0, 0] }
        const { pixels } = change(pictureOf("a", undefined), tone, statistics, 0)
        const [mean, deviation] = [255 * statistics.mean[0], 255 * statistics.deviation[0]]
        const expected = (1 + c / 20) * (10 - mean) + mean + (b / 20) * deviation
        const byte = Math.min(255, Math.max(0, expected))
        // A byte is the nearest whole number.
        assert.ok(Math.abs(pixels.get(3, 3, 0) - byte) <= 0.5 + 1e-9, `${pixels.get(3, 3, 0)}, not ${byte}`)
        assert.equal(pixels.get(3, 3, 1), 10)
      }),
  },
  resized: {
    sentence: "resized, the boxes go with the pixels: to another scale in x than in y",
    property: ({ resize }) =>
      fc.property(innerBox, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }), (box, x, y) => {
        const resized = resize(pictureOf("a", box), x * width, y * height)
        const expected = moveBox(box, { x: { scale: x, offset: 0 }, y: { scale: y, offset: 0 } })
        assert.deepEqual(resized.pixels.shape, [y * height, x * width, 3])
        assert.deepEqual(resized.objects[0]?.box, expected)
        // An edge between two old pixels is blended over x or y new ones.
        const bright = brightBox(resized)
        for (const [side, at] of expected.entries())
          assert.ok(
            Math.abs(at - (bright[side] ?? 0)) <= (side % 2 === 0 ? x : y) / 2,
            `${expected}, ${bright}`,
          )
      }),
  },
}
