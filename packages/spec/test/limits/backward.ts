import { float64, int32, rows } from "@detspec/core"
import { limit } from "./limit.js"

const bounded = "a gradient of bounded size"
const samples = "adaptive samples bounded"
const filled = (...shape: readonly number[]) =>
  float64(shape, Array(shape.reduce((a, b) => a * b, 1)).fill(0))
const box = (...sides: readonly [number, number, number, number]) => rows(4, [sides])
const most = 2 ** 28
/** Two images of two channels, and maps that fill what a gradient may hold. */
const fits = { batch: 2, height: 2 ** 12, width: 2 ** 14 }
const over = { batch: 2, height: 2 ** 12, width: 2 ** 14 + 1 }
/** The same where a channel is read by one of 2 × 4 bins. */
const fitsBins = { ...fits, width: 2 ** 11 }
const overBins = { ...fits, width: 2 ** 11 + 1 }
const twoChannels = filled(1, 2, 1, 1)
const binned = filled(1, 2, 2, 4)
/** No regions and no channels. */
const nothing = { cotangent: filled(0, 0, 1, 1), boxes: rows(4, []), images: int32([0], []) }

/** Requirements of the backward passes: what they return can be held, and what they read is there. */
export const backwardLimits = [
  ...(["roiAlignBackward", "cropAndResizeBackward"] as const).map((name) =>
    limit(
      name,
      bounded,
      [{ cotangent: twoChannels, ...fits }],
      [
        {
          input: { cotangent: twoChannels, ...over },
          field: "height",
          actual: `${most + 2 ** 14}`,
        },
        {
          input: { ...nothing, batch: 0, height: 2 ** 14, width: 2 ** 14 + 1 },
          field: "height",
          actual: `${most + 2 ** 14}`,
        },
      ],
    ),
  ),
  ...(["psRoiAlignBackward", "psRoiPoolBackward"] as const).map((name) =>
    limit(
      name,
      bounded,
      [{ cotangent: binned, ...fitsBins }],
      [{ input: { cotangent: binned, ...overBins }, field: "height", actual: `${most + 2 ** 17}` }],
    ),
  ),
  limit(
    "roiPoolBackward",
    bounded,
    [{ cotangent: twoChannels, argmax: int32([1, 2, 1, 1], [0, 0]), ...fits }],
    [
      {
        input: { cotangent: twoChannels, argmax: int32([1, 2, 1, 1], [0, 0]), ...over },
        field: "height",
        actual: `${most + 2 ** 14}`,
      },
    ],
  ),
  limit(
    "roiPoolBackward",
    "argmax on the map",
    [{ argmax: int32([1, 1, 2, 2], [5, -1, 0, 5]) }],
    [
      {
        input: { argmax: int32([1, 1, 2, 2], [5, 6, 0, 5]) },
        field: "argmax",
        actual: "[0,0,0,1] = 6 on a map of 2 × 3",
      },
    ],
  ),
  limit(
    "roiPoolBackward",
    "images within images",
    [],
    [{ input: { images: int32([1], [1]) }, field: "images[0]", actual: "1 of 1" }],
  ),
  ...(["roiAlignBackward", "psRoiAlignBackward"] as const).map((name) =>
    limit(
      name,
      samples,
      [{ cotangent: binned, boxes: box(0, 0, 4096, 2048), samples: 0 }],
      [
        {
          input: { cotangent: binned, boxes: box(0, 0, 4097, 1), samples: 0 },
          field: "boxes[0]",
          actual: "[0, 0, 4097, 1] × 1",
        },
        {
          input: { cotangent: binned, boxes: box(0, 0, 1, 2049), samples: 0 },
          field: "boxes[0]",
          actual: "[0, 0, 1, 2049] × 1",
        },
      ],
    ),
  ),
]
