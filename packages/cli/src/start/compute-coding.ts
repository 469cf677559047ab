import type { Box, DetectionError, FloatTensor } from "@detspec/core"
import { badFile, boxAt, centred, float64, rows, toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { CodingPicture } from "../pictures/coding.js"
import type { Photo } from "../pictures/photo.js"
import type { Annotated } from "./annotated.js"
import type { AnchorGrid } from "./compute-anchors.js"

interface Pair {
  readonly anchor: Box
  readonly target: Box
  readonly label: string
}

const plain = { weights: [1, 1, 1, 1], clamp: Math.log(1000 / 16) } as const

/** Anchors that overlap an object, though not well: there is something to see between the two. */
const pairsOf = ({ quality, anchors }: AnchorGrid, { objects }: Annotated): readonly Pair[] =>
  objects.flatMap(({ box, label }, truth) =>
    Array.from({ length: anchors.shape[0] ?? 0 }, (_, n) => ({ n, iou: quality.get(truth, n) }))
      .filter(({ iou }) => iou > 0.3 && iou < 0.6)
      .map(({ n }) => ({ anchor: boxAt(anchors, n), target: box, label })),
  )

/** How visible the least of the four numbers is, and that the sides grow differently, in a large object. */
const clarity = (deltas: FloatTensor, n: number, { target }: Pair): number => {
  const least = Math.min(
    ...[0, 1].map((k) => Math.abs(deltas.get(n, k)) * 1.6),
    ...[2, 3].map((k) => Math.abs(deltas.get(n, k))),
  )
  const uneven = Math.abs(deltas.get(n, 2) - deltas.get(n, 3))
  return Math.min(least, uneven, 0.3) * Math.sqrt(Math.min(target[2] - target[0], target[3] - target[1]))
}

/** Where the anchor goes: its own size around the object's centre. */
const moved = ({ anchor, target }: Pair): Box => {
  const [from, to] = [centred(anchor), centred(target)]
  return [to.x - from.w / 2, to.y - from.h / 2, to.x + from.w / 2, to.y + from.h / 2]
}

/** Everything that is drawn of a pair. */
const extent = (pair: Pair): Box => {
  const all = [pair.anchor, pair.target, moved(pair)]
  const least = (k: 0 | 1) => Math.min(...all.map((box) => box[k]))
  const most = (k: 2 | 3) => Math.max(...all.map((box) => box[k]))
  return [least(0), least(1), most(2), most(3)]
}

const isWithin = ({ width, height }: Annotated, [x1, y1, x2, y2]: Box): boolean =>
  x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height

/** A side of the view around [low, high], within the image where it can be. */
const along = (low: number, high: number, side: number, image: number): readonly [number, number] => {
  const start = (low + high - side) / 2
  const inside = side <= image ? Math.max(0, Math.min(start, image - side)) : start
  return [inside, inside + side]
}

/** The pair with space around, in a fixed shape. */
const viewOf = (pair: Pair, photo: Photo): Box => {
  const [x1, y1, x2, y2] = extent(pair)
  const height = 1.16 * Math.max(y2 - y1, (x2 - x1) / 1.1)
  const [left, right] = along(x1, x2, 1.1 * height, photo.width)
  const [top, bottom] = along(y1, y2, height, photo.height)
  return [left, top, right, bottom]
}

const decodeWith = ({ operations }: Backend, anchor: Box, deltas: readonly number[]) =>
  TE.map(({ boxes }: { readonly boxes: FloatTensor }): Box => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = toArray(boxes)
    return [x1, y1, x2, y2]
  })(operations.decodeBoxes({ deltas: float64([1, 1, 4], deltas), anchors: rows(4, [anchor]), ...plain }))

const drawn = (backend: Backend, photo: Photo, pair: Pair, deltas: readonly number[]) => {
  const [tx = 0, ty = 0, tw = 0, th = 0] = deltas
  return pipe(
    TE.sequenceSeqArray([
      decodeWith(backend, pair.anchor, [tx, ty, 0, 0]),
      decodeWith(backend, pair.anchor, deltas),
    ]),
    TE.map(
      ([shifted = pair.anchor, decoded = pair.anchor]): CodingPicture => ({
        photo,
        view: viewOf(pair, photo),
        ...pair,
        deltas: [tx, ty, tw, th],
        shifted,
        decoded,
        error: Math.max(...decoded.map((side, k) => Math.abs(side - (pair.target[k] ?? 0)))),
      }),
    ),
  )
}

/** Pairs that lie within the image; else any; else an object as its own anchor, which needs no correction. */
const choices = (grid: AnchorGrid, annotated: Annotated): readonly Pair[] => {
  const found = pairsOf(grid, annotated)
  const within = found.filter((pair) => isWithin(annotated, extent(pair)))
  const own = annotated.objects.map(({ box, label }) => ({ anchor: box, target: box, label }))
  return [within, found, own].find((pairs) => pairs.length > 0) ?? []
}

const clearest = (pairs: readonly Pair[], deltas: FloatTensor): number =>
  pairs
    .map((pair, n) => ({ n, clear: clarity(deltas, n, pair) }))
    .reduce((most, next) => (next.clear > most.clear ? next : most)).n

/** The anchor and object of the image whose four numbers can be seen best, encoded and decoded. */
export const computeCoding = (
  backend: Backend,
  annotated: Annotated,
  photo: Photo,
  grid: AnchorGrid,
): TE.TaskEither<DetectionError, CodingPicture> => {
  const pairs = choices(grid, annotated)
  const side = (which: "anchor" | "target") =>
    rows(
      4,
      pairs.map((pair) => pair[which]),
    )
  const { encodeBoxes } = backend.operations
  return TE.chain(({ deltas }: { readonly deltas: FloatTensor }) => {
    const best = clearest(pairs, deltas)
    const [pair] = pairs.slice(best)
    const four = [0, 1, 2, 3].map((k) => deltas.get(best, k))
    return pair
      ? drawn(backend, photo, pair, four)
      : TE.left(badFile("start", "image", "hold an object", "none"))
  })(encodeBoxes({ boxes: side("target"), anchors: side("anchor"), weights: plain.weights }))
}
