// The same region by RoIPool, cropAndResize and RoIAlign, on a map that grows by 1 a column: who is where?
import type { FloatTensor } from "@detspec/core"
import { int32, rows, tabulate } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import { answer } from "./answer.js"

const { roiPool, cropAndResize, roiAlign } = specBackend.operations

/** Cell x holds x + ½: the position of its centre. */
const features = tabulate([1, 1, 8, 8], (_b, _c, _y, x = 0) => x + 0.5)
const region = {
  features,
  boxes: rows(4, [[24, 24, 88, 88]]),
  images: int32([1], [0]),
  spatialScale: 1 / 16,
  pooledHeight: 4,
  pooledWidth: 4,
}
const firstRow = (output: FloatTensor): string =>
  [0, 1, 2, 3].map((j) => output.get(0, 0, 0, j).toFixed(3)).join("  ")

console.log("bin centres     2.000  3.000  4.000  5.000")
console.log(
  `roiPool         ${firstRow((await answer(roiPool({ ...region, rounding: "half-away" }))).output)}`,
)
console.log(
  `cropAndResize   ${firstRow((await answer(cropAndResize({ ...region, extrapolation: 0 }))).output)}`,
)
console.log(
  `roiAlign, old   ${firstRow((await answer(roiAlign({ ...region, samples: 2, aligned: false, reduce: "mean" }))).output)}`,
)
console.log(
  `roiAlign        ${firstRow((await answer(roiAlign({ ...region, samples: 2, aligned: true, reduce: "mean" }))).output)}`,
)
