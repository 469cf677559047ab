import { float64, int32, rows, uint8 } from "@detspec/core"
import { limit } from "./limit.js"

const box = (...sides: readonly [number, number, number, number]) => rows(4, [sides])
/** A view on one box, behind which in memory stands another, that is not asked about. */
const beforeAnother = (...sides: readonly [number, number, number, number]) =>
  rows(4, [[0, 0, 1, 1], sides]).hi(1, 4)
const near = "scaled boxes near the map"
const bounded = "an output of bounded size"
const samples = "adaptive samples bounded"
const cells = "features with cells"
const wide = 2 ** 13 + 1
/** A map of one cell and so many channels. */
const zeros = (channels: number) =>
  float64(
    [1, channels, 1, 1],
    Array.from({ length: channels }, () => 0),
  )
const twoOfTwo = {
  features: float64([1, 2, 1, 1], [0, 0]),
  boxes: rows(4, [
    [0, 0, 1, 1],
    [0, 0, 1, 1],
  ]),
  images: int32([2], [0, 0]),
}

/** Requirements of what reads regions of maps. */
export const poolingLimits = [
  limit(
    "roiAlign",
    near,
    [
      { boxes: box(65535, 65535, 65536, 65536) },
      { boxes: box(-65536, -65536, -65535, -65535) },
      { boxes: box(131071, 0, 131072, 1), spatialScale: 0.5 },
      { boxes: beforeAnother(0, 65536, 1, 65537) },
    ],
    [
      { input: { boxes: box(0, 65536, 1, 65537) }, field: "boxes[0]", actual: "[0, 65536, 1, 65537] × 1" },
      {
        input: { boxes: box(-65537, 0, -65536, 1) },
        field: "boxes[0]",
        actual: "[-65537, 0, -65536, 1] × 1",
      },
    ],
  ),
  limit(
    "roiAlign",
    samples,
    [
      { boxes: box(0, 0, 4096, 2048), pooledHeight: 2 },
      { boxes: box(0, 0, 8192, 4096), pooledHeight: 2, spatialScale: 0.5 },
      { boxes: box(0, 0, 4097, 2049), pooledHeight: 2, samples: 1 },
      { boxes: beforeAnother(0, 0, 9000, 1) },
    ],
    [
      {
        input: { boxes: box(1, 0, 4098, 1), pooledHeight: 2 },
        field: "boxes[0]",
        actual: "[1, 0, 4098, 1] × 1",
      },
      {
        input: { boxes: box(0, 1, 1, 2050), pooledHeight: 2 },
        field: "boxes[0]",
        actual: "[0, 1, 1, 2050] × 1",
      },
    ],
  ),
  limit(
    "roiAlign",
    "images within images",
    [],
    [{ input: { images: int32([1], [1]) }, field: "images[0]", actual: "1 of 1" }],
  ),
  limit(
    "roiAlign",
    cells,
    [],
    [
      { input: { features: float64([1, 1, 0, 5], []) }, field: "features", actual: "[1, 1, 0, 5]" },
      { input: { features: float64([1, 1, 5, 0], []) }, field: "features", actual: "[1, 1, 5, 0]" },
    ],
  ),
  limit(
    "roiAlign",
    bounded,
    [{ ...twoOfTwo, pooledHeight: 2 ** 13, pooledWidth: 2 ** 13 }],
    [
      {
        input: { ...twoOfTwo, pooledHeight: 2 ** 13, pooledWidth: wide },
        field: "pooledHeight",
        actual: "268468224",
      },
      {
        input: { features: float64([1, 0, 1, 1], []), pooledHeight: 2 ** 15, pooledWidth: wide },
        field: "pooledHeight",
        actual: "268468224",
      },
      {
        input: { boxes: rows(4, []), images: int32([0], []), pooledHeight: 2 ** 15, pooledWidth: wide },
        field: "pooledHeight",
        actual: "268468224",
      },
    ],
  ),
  limit(
    "psRoiAlign",
    samples,
    [{ boxes: box(0, 0, 2048, 1024), samples: 0 }],
    [
      { input: { boxes: box(0, 0, 2049, 1), samples: 0 }, field: "boxes[0]", actual: "[0, 0, 2049, 1] × 1" },
      { input: { boxes: box(0, 0, 1, 1025), samples: 0 }, field: "boxes[0]", actual: "[0, 0, 1, 1025] × 1" },
    ],
  ),
  limit(
    "psRoiPool",
    bounded,
    [{ features: zeros(2 ** 15), pooledHeight: 2 ** 8, pooledWidth: 2 ** 7 }],
    [
      {
        input: { features: float64([1, 0, 1, 1], []), pooledHeight: 2 ** 15, pooledWidth: wide },
        field: "pooledHeight",
        actual: "268468224",
      },
    ],
  ),
  limit(
    "psRoiPool",
    "a channel for every bin",
    [],
    [
      {
        input: { features: float64([1, 6, 1, 1], [0, 0, 0, 0, 0, 0]) },
        field: "features",
        actual: "6 for 2 × 2 bins",
      },
    ],
  ),
  limit(
    "cropMasks",
    near,
    [{ boxes: box(65535, 0, 65536, 1) }],
    [{ input: { boxes: box(65536, 0, 65537, 1) }, field: "boxes[0]", actual: "[65536, 0, 65537, 1] × 1" }],
  ),
  limit(
    "cropMasks",
    samples,
    [{ boxes: box(0, 0, 2048, 2048) }],
    [
      { input: { boxes: box(0, 0, 2049, 1) }, field: "boxes[0]", actual: "[0, 0, 2049, 1] × 1" },
      { input: { boxes: box(0, 0, 1, 2049) }, field: "boxes[0]", actual: "[0, 0, 1, 2049] × 1" },
    ],
  ),
  limit(
    "cropMasks",
    "truths within masks",
    [],
    [{ input: { truths: int32([1], [1]) }, field: "truths[0]", actual: "1 of 1" }],
  ),
  limit(
    "cropMasks",
    "masks with pixels",
    [],
    [
      { input: { masks: uint8([1, 4, 0], []) }, field: "masks", actual: "[1, 4, 0]" },
      { input: { masks: uint8([1, 0, 4], []) }, field: "masks", actual: "[1, 0, 4]" },
    ],
  ),
  limit(
    "cropMasks",
    "targets of bounded size",
    [{ size: 2 ** 14 }],
    [
      { input: { size: 2 ** 14 + 1 }, field: "size", actual: `${(2 ** 14 + 1) ** 2}` },
      {
        input: { boxes: rows(4, []), truths: int32([0], []), size: 2 ** 14 + 1 },
        field: "size",
        actual: `${(2 ** 14 + 1) ** 2}`,
      },
    ],
  ),
  limit(
    "pasteMasks",
    "images of bounded size",
    [{ height: 2 ** 14, width: 2 ** 14 }],
    [
      { input: { height: 2 ** 14, width: 2 ** 14 + 1 }, field: "height", actual: `${2 ** 28 + 2 ** 14}` },
      {
        input: { masks: float64([0, 1, 1], []), boxes: rows(4, []), height: 1e9, width: 1e9 },
        field: "height",
        actual: `${1e18}`,
      },
    ],
  ),
]
