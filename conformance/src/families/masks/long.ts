import type { Box, Uint8Tensor } from "@detspec/core"
import { int32, rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { spread } from "../../kit/generators/tensors.js"
import { mapOf } from "../pooling/maps.js"
import { upTo } from "../pooling/plane-moves.js"
import { masksWhere } from "./masks.js"

/** More than 16 bits count, and no multiple of any block. */
const tooMany = 65_603

/** Noise: about every second pixel is set. */
const noise = (shape: readonly [number, number, number], salt = 0): Uint8Tensor =>
  masksWhere(shape, (n, y, x) => spread(n * 31 + y * 7 + x, salt) < 0.5)

/** All pixels but the first few, a few more for each mask. */
const nearlyFull = (shape: readonly [number, number, number]): Uint8Tensor =>
  masksWhere(shape, (n, y, x) => y * shape[2] + x > n * 1001)

type ByWhat<T> = Readonly<Record<string, () => T>>

export const longMaskIous: ByWhat<In<"maskIou">> = {
  "one large input: more pixels than 16 bits count": () => ({
    masks1: nearlyFull([3, 301, 307]),
    masks2: nearlyFull([2, 301, 307]),
  }),
  "one large input: more masks on either side than 8 bits count": () => ({
    masks1: noise([301, 3, 5]),
    masks2: noise([267, 3, 5], 1),
  }),
  "one large input: more masks than 16 bits count": () => ({
    masks1: noise([tooMany, 1, 3]),
    masks2: noise([1, 1, 3], 1),
  }),
}

/** One pixel near either end of a long mask. */
const ends = (height: number, width: number): In<"masksToBoxes"> => ({
  masks: masksWhere([1, height, width], (_, y, x) => [4, height * width - 2].includes(y * width + x)),
  ends: "inclusive",
})

export const longMasks: ByWhat<In<"masksToBoxes">> = {
  "one large input: more columns than 16 bits count": () => ends(1, 70_001),
  "one large input: more rows than 16 bits count": () => ends(70_001, 1),
  "one large input: more masks than 16 bits count": () => ({
    masks: noise([tooMany, 2, 3]),
    ends: "inclusive",
  }),
}

/** Boxes of a few pixels, spread over a small picture, most of them across pixels. */
const smallBoxes = (count: number, side: number): readonly Box[] =>
  upTo(count).map((n): Box => {
    const [x, y] = [Math.floor(spread(n, 1) * 4 * side) / 4, Math.floor(spread(n, 2) * 4 * side) / 4]
    return [x, y, x + 1 + Math.floor(spread(n, 3) * side), y + 1 + Math.floor(spread(n, 4) * side)]
  })

const crops = (masks: number, boxes: number, size: number, side: number): In<"cropMasks"> => ({
  masks: noise([masks, side, side + 1]),
  boxes: rows(4, smallBoxes(boxes, side)),
  truths: int32(
    [boxes],
    upTo(boxes).map((n) => masks - 1 - ((n * 7) % masks)),
  ),
  size,
  aligned: false,
})

export const longCrops: ByWhat<In<"cropMasks">> = {
  "one large input: more masks than 8 bits count": () => crops(301, 267, 3, 9),
  "one large input: more masks than 16 bits count": () => crops(tooMany, 61, 1, 1),
  "one large input: targets of 75 × 75 bins": () => crops(5, 11, 75, 31),
  "one large input: a bin of a thousand rows": () => ({
    ...crops(1, 1, 1, 47),
    boxes: rows(4, [[3, -700, 40, 299.5]]),
  }),
}

const pastes = (
  [count, cells, height, width]: readonly [number, number, number, number],
  grid: In<"pasteMasks">["grid"],
): In<"pasteMasks"> => ({
  masks: mapOf([count, cells, cells], { pattern: "mixed", cells: [] }),
  boxes: rows(4, smallBoxes(count, Math.max(height, width))),
  height,
  width,
  grid,
})

export const longPastes: ByWhat<In<"pasteMasks">> = {
  "one large input: more masks than 8 bits count": () => pastes([301, 2, 7, 9], "integer"),
  "one large input: more masks than 16 bits count": () => pastes([tooMany, 1, 1, 1], "continuous"),
  "one large input: a picture of 79 × 1031 pixels": () => ({
    ...pastes([1, 29, 79, 1031], "integer"),
    boxes: rows(4, [[10, 4, 1029, 76]]),
  }),
  "one large input: a picture of 1031 × 79 pixels": () => ({
    ...pastes([1, 29, 1031, 79], "continuous"),
    boxes: tabulate([1, 4], (_, k = 0) => [1, 2, 78.5, 1030.25][k] ?? 0),
  }),
}
