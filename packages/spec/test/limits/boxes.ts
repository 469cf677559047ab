import { float64, int32, rows } from "@detspec/core"
import { limit } from "./limit.js"

const narrowest = 2 ** -30
const negative = "sizes not negative"

/** Requirements of boxes, labels and levels. */
export const boxLimits = [
  limit(
    "convertBoxes",
    negative,
    [
      { boxes: rows(4, [[1, 2, 1, 2]]) },
      { boxes: rows(4, [[1, 2, 0, 0]]), from: "xywh" },
      { boxes: rows(4, [[1, 2, 0, 0]]), from: "cxcywh" },
      { boxes: rows(4, [[-3, -2, 0, 0]]), from: "xywh" },
    ],
    [
      { input: { boxes: rows(4, [[3, 0, 2, 1]]) }, field: "boxes[0]", actual: "[3, 0, 2, 1] as xyxy" },
      { input: { boxes: rows(4, [[0, 3, 1, 2]]) }, field: "boxes[0]", actual: "[0, 3, 1, 2] as xyxy" },
      {
        input: {
          boxes: rows(4, [
            [1, 2, 1, 2],
            [0, 3, 1, 2],
          ]),
        },
        field: "boxes[1]",
        actual: "[0, 3, 1, 2] as xyxy",
      },
      {
        input: { boxes: rows(4, [[-3, 0, -1, 1]]), from: "xywh" },
        field: "boxes[0]",
        actual: "[-3, 0, -1, 1] as xywh",
      },
      {
        input: { boxes: rows(4, [[0, -3, 1, -1]]), from: "cxcywh" },
        field: "boxes[0]",
        actual: "[0, -3, 1, -1] as cxcywh",
      },
    ],
  ),
  limit(
    "encodeBoxes",
    "anchors wide enough",
    [
      { anchors: rows(4, [[0, 0, narrowest, 1]]) },
      { anchors: rows(4, [[0, 0, 1, narrowest]]) },
      { anchors: rows(4, [[-1, 1, -1 + narrowest, 1 + narrowest]]) },
    ],
    [
      {
        input: {
          boxes: rows(4, [
            [0, 0, 1, 1],
            [0, 0, 1, 1],
          ]),
          anchors: rows(4, [
            [0, 0, narrowest, 1],
            [0, 0, 1, narrowest / 2],
          ]),
        },
        field: "anchors[1]",
        actual: `[0, 0, 1, ${narrowest / 2}]`,
      },
      {
        input: { anchors: rows(4, [[0, 0, narrowest / 2, 1]]) },
        field: "anchors[0]",
        actual: `[0, 0, ${narrowest / 2}, 1]`,
      },
      {
        input: { anchors: rows(4, [[1, 1, 1 + narrowest / 2, 2]]) },
        field: "anchors[0]",
        actual: `[1, 1, ${1 + narrowest / 2}, 2]`,
      },
      {
        input: { anchors: rows(4, [[1, 1, 2, 1 + narrowest / 2]]) },
        field: "anchors[0]",
        actual: `[1, 1, 2, ${1 + narrowest / 2}]`,
      },
    ],
  ),
  limit(
    "decodeBoxes",
    "growth representable",
    [
      { deltas: float64([1, 1, 4], [0, 0, 128, 256]), weights: [1, 1, 2, 4] },
      { deltas: float64([1, 1, 4], [0, 0, 100, 100]), clamp: 64 },
    ],
    [
      {
        input: { deltas: float64([1, 1, 4], [0, 0, 129, 256]), weights: [1, 1, 2, 4] },
        field: "deltas[0,0,2]",
        actual: "129",
      },
      {
        input: { deltas: float64([1, 1, 4], [0, 0, 128, 257]), weights: [1, 1, 2, 4], clamp: 65 },
        field: "deltas[0,0,3]",
        actual: "257",
      },
    ],
  ),
  limit(
    "assignPyramidLevels",
    "levels in order",
    [{ minLevel: 3, maxLevel: 3 }],
    [{ input: { minLevel: 4, maxLevel: 3 }, field: "minLevel", actual: "minLevel 4, maxLevel 3" }],
  ),
  limit(
    "sampleBalanced",
    "permutation of the indices",
    [{ labels: int32([3], [0, 0, 0]), permutation: int32([3], [2, 0, 1]) }],
    [
      {
        input: { labels: int32([9], Array(9).fill(0)), permutation: int32([9], [0, 1, 2, 3, 4, 5, 6, 7, 7]) },
        field: "permutation",
        actual: "[0, 1, 2, 3, 4, 5, 6, 7]",
      },
    ],
  ),
  limit(
    "softmaxCrossEntropy",
    "labels within classes",
    [{ labels: int32([2], [3, -1]) }, { labels: int32([3], [3, -1, 4]).hi(2) }],
    [{ input: { labels: int32([2], [3, 4]) }, field: "labels[1]", actual: "4 of 4" }],
  ),
  limit(
    "matchQuality",
    "low up to high",
    [{ low: 0.5, high: 0.5 }],
    [{ input: { low: 0.75, high: 0.5 }, field: "low", actual: "low 0.75, high 0.5" }],
  ),
  limit(
    "generateAnchors",
    "a grid of bounded size",
    [{ height: 2 ** 10, width: 2 ** 11, sizes: [1, 2], ratios: [1, 2, 3, 4] }],
    [
      {
        input: { height: 2 ** 10, width: 2 ** 11 + 1, sizes: [1, 2], ratios: [1, 2, 3, 4] },
        field: "height",
        actual: "16785408 boxes",
      },
      {
        input: { height: 2 ** 12, width: 2 ** 12 + 1, sizes: [] },
        field: "height",
        actual: "16781312 boxes",
      },
    ],
  ),
  limit(
    "defaultBoxes",
    "a grid of bounded size",
    [{ height: 2 ** 10, width: 2 ** 11, ratios: [2, 3, 4] }],
    [
      {
        input: { height: 2 ** 10, width: 2 ** 11 + 1, ratios: [2, 3, 4] },
        field: "height",
        actual: "16785408 boxes",
      },
    ],
  ),
]
