import assert from "node:assert/strict"
import type { Polygon, Uint8Tensor } from "@detspec/core"
import { uint8 } from "@detspec/core"
import fc from "fast-check"
import type { Law } from "../kit/laws.js"
import type { Runs } from "./runs.js"

const maskOf = (height: number, width: number): fc.Arbitrary<Uint8Tensor> =>
  fc
    .array(fc.nat(1), { minLength: height * width, maxLength: height * width })
    .map((pixels) => uint8([height, width], pixels))

const mask = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([h, w]) => maskOf(h, w))
const twoMasks = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([h, w]) => fc.tuple(maskOf(h, w), maskOf(h, w)))

const [height, width] = [24, 32]
/** On the grid of a fifth of a pixel, where nothing is rounded. */
const fifths = (most: number) => fc.integer({ min: 0, max: 5 * most }).map((n) => n / 5)
const polygon: fc.Arbitrary<Polygon> = fc
  .array(fc.tuple(fifths(width), fifths(height)), { minLength: 3, maxLength: 7 })
  .map((corners) => corners.flat())

const corners = (points: Polygon): readonly Polygon[] =>
  Array.from({ length: points.length / 2 }, (_, n) => points.slice(2 * n, 2 * n + 2))

const pixelsOf = ({ data }: Uint8Tensor): readonly number[] => Array.from(data)

export const rleLaws: Readonly<Record<string, Law<Runs>>> = {
  decodeEncode: {
    sentence: "decoding what was encoded gives the mask back",
    property: ({ encode, decode }) =>
      fc.property(mask, (one) => assert.deepEqual(pixelsOf(decode(encode(one))), pixelsOf(one))),
  },
  views: {
    sentence: "a transposed view of a mask encodes as its pixels say",
    property: ({ encode, decode }) =>
      fc.property(mask, (one) => {
        const turned = one.transpose(1, 0)
        const back = decode(encode(turned))
        assert.deepEqual(back.shape, turned.shape)
        for (let at = 0; at < one.size; at += 1) {
          const [y, x] = [Math.floor(at / (one.shape[1] ?? 1)), at % (one.shape[1] ?? 1)]
          assert.equal(back.get(x, y), one.get(y, x))
        }
      }),
  },
  text: {
    sentence: "reading what was written gives the runs back, small and large counts",
    property: ({ encode, toText, fromText }) =>
      fc.property(mask, fc.nat(2 ** 24), (one, more) => {
        const { height: rows, width: columns, counts } = encode(one)
        const size = [rows + more * rows, columns] as const
        const rle = { height: size[0], width: columns, counts: [...counts, more * rows * columns] }
        assert.deepEqual(fromText(size, toText(rle)), rle)
      }),
  },
  area: {
    sentence: "the area is the number of pixels that are set",
    property: ({ encode, area }) =>
      fc.property(mask, (one) =>
        assert.equal(area(encode(one)), pixelsOf(one).filter((pixel) => pixel === 1).length),
      ),
  },
  box: {
    sentence: "the box is the smallest around the pixels that are set",
    property: ({ encode, box }) =>
      fc.property(mask, (one) => {
        const columns = one.shape[1] ?? 1
        const set = pixelsOf(one).flatMap((pixel, at) =>
          pixel ? [[at % columns, Math.floor(at / columns)] as const] : [],
        )
        const [xs, ys] = [set.map(([x]) => x), set.map(([, y]) => y)]
        const expected = [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1]
        assert.deepEqual(box(encode(one)), set.length === 0 ? [0, 0, 0, 0] : expected)
      }),
  },
  merging: {
    sentence: "union and intersection are those of the pixels",
    property: ({ encode, decode, union, intersection }) =>
      fc.property(twoMasks, ([a, b]) => {
        const [first, second] = [pixelsOf(a), pixelsOf(b)]
        const either = first.map((pixel, at) => pixel | (second[at] ?? 0))
        const both = first.map((pixel, at) => pixel & (second[at] ?? 0))
        assert.deepEqual(pixelsOf(decode(union(encode(a), encode(b)))), either)
        assert.deepEqual(pixelsOf(decode(intersection(encode(a), encode(b)))), both)
        const again = encode(uint8(a.shape, both))
        assert.deepEqual(intersection(encode(a), encode(b)), again)
      }),
  },
  rectangles: {
    sentence: "the polygon around whole pixels is the mask of just these",
    property: ({ polygons, box, area }) =>
      fc.property(
        fc.nat(20),
        fc.nat(12),
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 11 }),
        (x, y, w, h) => {
          const mask = polygons([[x, y, x + w, y, x + w, y + h, x, y + h]], height, width)
          assert.deepEqual([...box(mask), area(mask)], [x, y, x + w, y + h, w * h])
        },
      ),
  },
  direction: {
    sentence: "a polygon gives the same mask whichever way round and wherever it begins",
    property: ({ polygons }) =>
      fc.property(polygon, fc.nat(6), (points, turn) => {
        const all = corners(points)
        const at = turn % all.length
        const turned = [...all.slice(at), ...all.slice(0, at)].reverse().flat()
        assert.deepEqual(polygons([turned], height, width), polygons([points], height, width))
      }),
  },
  moving: {
    sentence: "a polygon moved by whole pixels gives the same mask, moved",
    property: ({ polygons, decode }) =>
      fc.property(polygon, fc.nat(5), fc.nat(5), (points, dx, dy) => {
        const moved = points.map((x, n) => x + (n % 2 === 0 ? dx : dy))
        const [one, two] = [[points], [moved]].map((p) => decode(polygons(p, height + 5, width + 5)))
        for (let y = 0; y < height; y += 1)
          for (let x = 0; x < width; x += 1)
            assert.equal(two?.get(y + dy, x + dx), one?.get(y, x), `[${y}, ${x}]`)
      }),
  },
  pieces: {
    sentence: "an object in pieces is the union of their masks",
    property: ({ polygons, union }) =>
      fc.property(polygon, polygon, (a, b) =>
        assert.deepEqual(
          polygons([a, b], height, width),
          union(polygons([a], height, width), polygons([b], height, width)),
        ),
      ),
  },
}
