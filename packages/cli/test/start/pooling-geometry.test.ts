import assert from "node:assert/strict"
import { test } from "node:test"
import type { Box } from "@detspec/core"
import { int32, rows, tabulate, toArray } from "@detspec/core"
import { cropAndResize, roiAlign, roiPool } from "@detspec/spec"
import { bins, poolingGeometry, rounding, samples } from "../../src/start/pooling-geometry.js"

const size: readonly [number, number] = [9, 11]
const features = tabulate([1, 1, ...size], (_i, _c, y = 0, x = 0) => ((y * 7 + x * x * 3) % 17) / 17)
const roi: Box = [13, 9, 61, 52]
const input = {
  features,
  boxes: rows(4, [roi]),
  images: int32([1], [0]),
  spatialScale: 1 / 8,
  pooledHeight: bins,
  pooledWidth: bins,
}
const pooled = roiPool({ ...input, rounding })
const geometry = poolingGeometry(roi, 8, size, toArray(pooled.argmax))

/** Bilinear interpolation, written once more and differently: at a point in cells from the map's corner. */
const read = ([x, y]: readonly [number, number]): number => {
  const weight = (p: number, cell: number) => Math.max(0, 1 - Math.abs(p - 0.5 - cell))
  let sum = 0
  for (let row = 0; row < size[0]; row += 1)
    for (let column = 0; column < size[1]; column += 1)
      sum += weight(y, row) * weight(x, column) * features.get(0, 0, row, column)
  return sum
}

const isClose = (actual: number | undefined, expected: number | undefined): void =>
  assert.ok(Math.abs((actual ?? 0) - (expected ?? 1)) < 1e-12, `${actual} for ${expected}`)

test("the points drawn for cropAndResize are those that it reads", () => {
  const output = toArray(cropAndResize({ ...input, extrapolation: 0 }).output)
  assert.equal(geometry.cropPoints.length, output.length)
  for (const [i, point] of geometry.cropPoints.entries()) isClose(read(point), output[i])
})

test("the points drawn for RoIAlign are those whose mean it gives", () => {
  const output = toArray(roiAlign({ ...input, samples, aligned: true, reduce: "mean" }).output)
  const across = bins * samples
  for (const [bin, expected] of output.entries()) {
    const [row, column] = [Math.floor(bin / bins), bin % bins]
    const inBin = geometry.alignPoints.filter(
      (_, i) =>
        Math.floor(Math.floor(i / across) / samples) === row && Math.floor((i % across) / samples) === column,
    )
    isClose(inBin.reduce((sum, point) => sum + read(point), 0) / inBin.length, expected)
  }
})

test("the rings drawn for RoIPool are on the greatest features of the bins drawn", () => {
  const output = toArray(pooled.output)
  for (const [bin, [column, row]] of geometry.winners.entries()) {
    const [rowsOfBin, columnsOfBin] = [
      geometry.binRows[Math.floor(bin / bins)],
      geometry.binColumns[bin % bins],
    ]
    assert.ok(rowsOfBin && columnsOfBin)
    assert.ok(row >= rowsOfBin.from && row < rowsOfBin.to)
    assert.ok(column >= columnsOfBin.from && column < columnsOfBin.to)
    assert.equal(features.get(0, 0, row, column), output[bin])
  }
})
