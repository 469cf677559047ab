import type { Box, DetectionError, Rle } from "@detspec/core"
import {
  decodeRle,
  encodeRle,
  rleArea,
  rleBox,
  rleFromText,
  rleIntersection,
  rleOfPolygon,
  rleToText,
  rleUnion,
  toArray,
} from "@detspec/core"
import { crowdOverlap, maskOverlap } from "@detspec/evaluation"
import { iou } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { boxOf, sidesOf } from "../evaluation/corner-and-sides.js"
import { characters, exactlyAsRecorded, numbersAsRecorded } from "../evaluation/reported.js"
import { noCounterpart, questions } from "../question.js"
import { masks } from "../tensors.js"

type Read<T> = E.Either<DetectionError, T>

const list = v.array(v.number())
const size = v.tuple([v.number(), v.number()])
const text = (output: string, recorded: string, answer: Read<Rle>) =>
  exactlyAsRecorded(output, characters(recorded), E.map((rle: Rle) => characters(rleToText(rle)))(answer))

const encoding = adapter(
  {
    inputs: record({ mask: masks }),
    params: record({}),
    outputs: record({ size, counts: v.string(), area: v.number(), bbox: list }),
  },
  ({
    inputs: { mask },
    outputs: { size: [height = 0, width = 0] = [], counts = "", area = 0, bbox = [] },
  }) => {
    const rle = E.right(encodeRle(mask))
    const read = rleFromText("replay", "counts", [height, width], counts)
    const pixels = (one: Rle) => toArray(decodeRle(one))
    return questions(
      text("counts", counts, rle),
      numbersAsRecorded("area", area, E.map(rleArea)(rle)),
      numbersAsRecorded("bbox", bbox, E.map((one: Rle) => sidesOf(rleBox(one)))(rle)),
      exactlyAsRecorded("mask", toArray(mask), E.map(pixels)(read)),
    )
  },
)

const outline = adapter(
  {
    inputs: record({ polygon: list, size }),
    params: record({}),
    outputs: record({ counts: v.string(), area: v.number(), mask: v.optional(masks) }),
  },
  ({ inputs: { polygon, size: sides }, outputs: { counts = "", area = 0, mask } }) => {
    const rle = E.right(rleOfPolygon(polygon, ...sides))
    const pixels = E.map((one: Rle) => toArray(decodeRle(one)))(rle)
    return questions(
      text("counts", counts, rle),
      numbersAsRecorded("area", area, E.map(rleArea)(rle)),
      ...(mask ? [exactlyAsRecorded("mask", toArray(mask), pixels)] : []),
    )
  },
)

const maskPairs = adapter(
  {
    inputs: record({ dt: v.array(v.string()), gt: v.array(v.string()), size, iscrowd: list }),
    params: record({}),
    outputs: record({
      iou: v.array(list),
      union_counts: v.optional(v.string()),
      intersection_counts: v.optional(v.string()),
    }),
  },
  ({ inputs: { dt, gt, size: sides, iscrowd }, outputs }) => {
    const read = (texts: readonly string[]) =>
      E.traverseArray((one: string) => rleFromText("replay", "counts", sides, one))(texts)
    const [found, all] = [read(dt), read([...dt, ...gt])]
    const pairs = E.map((every: readonly Rle[]) =>
      every
        .slice(0, dt.length)
        .map((d) => every.slice(dt.length).map((g, n) => maskOverlap(d, g, iscrowd[n] === 1))),
    )(all)
    const merged = (merge: (a: Rle, b: Rle) => Rle) => (list: readonly Rle[]) => list.reduce(merge)
    const { iou: recorded = [], union_counts: union, intersection_counts: both } = outputs
    return questions(
      numbersAsRecorded("iou", recorded, pairs),
      ...(union === undefined ? [] : [text("union", union, E.map(merged(rleUnion))(all))]),
      ...(both === undefined ? [] : [text("intersection", both, E.map(merged(rleIntersection))(found))]),
    )
  },
)

const boxPairs = adapter(
  {
    inputs: record({ dt: v.array(list), gt: v.array(list), iscrowd: list }),
    params: record({}),
    outputs: record({ iou: v.array(list) }),
  },
  ({ inputs: { dt, gt, iscrowd }, outputs: { iou: recorded = [] } }) => {
    const overlap = (d: Box, g: Box, n: number) => (iscrowd[n] === 1 ? crowdOverlap(d, g) : iou(d, g))
    const pairs = dt.map((d) => gt.map((g, n) => overlap(boxOf(d), boxOf(g), n)))
    return questions(numbersAsRecorded("iou", recorded, E.right(pairs)))
  },
)

const functions: Readonly<Record<string, Adapter>> = {
  encode: encoding,
  polygon: outline,
  iou: maskPairs,
  bbox_iou: boxPairs,
}

/** pycocotools.mask: by the name of the function that was recorded. */
export const evalRle: Adapter = (recorded, ask) => {
  const { inputs } = recorded
  const name = typeof inputs === "object" && inputs !== null && "fn" in inputs ? String(inputs.fn) : ""
  const adapt = Object.hasOwn(functions, name) ? functions[name] : undefined
  return adapt ? adapt(recorded, ask) : E.right(noCounterpart(`no counterpart of pycocotools.mask.${name}`))
}
