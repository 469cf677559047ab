import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { PasteMasksInput, PasteMasksOutput } from "./contract.js"

export const pasteMasksExamples: readonly Example<PasteMasksInput, PasteMasksOutput>[] = [
  {
    title: "One cell over a box of one pixel, continuous",
    arithmetic:
      "the box [1, 0, 2, 1] is pixel (0, 1): its centre is the cell's centre, value 1; " +
      "the centre of pixel (0, 0) lies a whole cell to the left, where bilinear has faded to 0",
    input: {
      masks: float64([1, 1, 1], [1]),
      boxes: rows(4, [[1, 0, 2, 1]]),
      height: 1,
      width: 3,
      grid: "continuous",
    },
    output: { masks: float64([1, 1, 3], [0, 1, 0]) },
  },
  {
    title: "The same box, half a pixel to the right",
    arithmetic: "the cell's centre is at x = 2: the centres 1.5 and 2.5 are half a cell away, value 1/2 each",
    input: {
      masks: float64([1, 1, 1], [1]),
      boxes: rows(4, [[1.5, 0, 2.5, 1]]),
      height: 1,
      width: 4,
      grid: "continuous",
    },
    output: { masks: float64([1, 1, 4], [0, 0.5, 0.5, 0]) },
  },
  {
    title: "A box narrower than a thousandth of a pixel, continuous",
    arithmetic:
      "the box is 2^-11 wide, and the centre 1.5 lies a quarter of that from its left: u = 1/4 - 1/2 = -1/4, weight 3/4; " +
      "other centres are thousands of cells away",
    input: {
      masks: float64([1, 1, 1], [4]),
      boxes: rows(4, [[1.5 - 2 ** -13, 0, 1.5 + 3 * 2 ** -13, 1]]),
      height: 1,
      width: 3,
      grid: "continuous",
    },
    output: { masks: float64([1, 1, 3], [0, 3, 0]) },
  },
  {
    title: "Two cells a side over four pixels, continuous",
    arithmetic:
      "pixel centres .5, 1.5, 2.5, 3.5 are half a cell apart: u = -1/4, 1/4, 3/4, 5/4. The mask is 4 everywhere; " +
      "at u = -1/4 a quarter belongs to the zeros beyond: weights 3/4, 1, 1, 3/4 on both axes",
    input: {
      masks: float64([1, 2, 2], [4, 4, 4, 4]),
      boxes: rows(4, [[0, 0, 4, 4]]),
      height: 4,
      width: 4,
      grid: "continuous",
    },
    output: {
      masks: float64([1, 4, 4], [2.25, 3, 3, 2.25, 3, 4, 4, 3, 3, 4, 4, 3, 2.25, 3, 3, 2.25]),
    },
  },
  {
    title: "One cell on the integer grid",
    arithmetic:
      "grown threefold, [1, 0, 2, 1] becomes [0, -1, 3, 2]; both ends included, columns 0 to 3 and rows -1 to 2 are 4 pixels " +
      "for the 3 cells 0, 1, 0: u = 3/4 · (1/2, 3/2, 5/2, 7/2) - 3/2 = -9/8 (cut to -1), -3/8, 3/8, 9/8 (cut to 1): " +
      "weights 0, 5/8, 5/8, 0. Rows 0 and 1 of the image are the middle two: 25/64",
    input: {
      masks: float64([1, 1, 1], [1]),
      boxes: rows(4, [[1, 0, 2, 1]]),
      height: 2,
      width: 4,
      grid: "integer",
    },
    output: { masks: float64([1, 2, 4], [0, 25 / 64, 25 / 64, 0, 0, 25 / 64, 25 / 64, 0]) },
  },
  {
    title: "Two cells on the integer grid",
    arithmetic:
      "grown by 4/2, [2, 2, 5.5, 5.5] reaches from 0.25 to 7.25: columns 0 to 7 are 8 pixels for the 4 cells 0, m, m, 0, so " +
      "u = 1/2 · (1/2, 3/2, …) - 3/2 = -5/4 (cut to -1), -3/4, -1/4, 1/4, 3/4, 5/4, 7/4, 9/4 (cut to 2). The mask is 16 " +
      "everywhere: weights 0, 1/4, 3/4, 1, 1, 3/4, 1/4, 0 on both axes, of which the image has the first four rows",
    input: {
      masks: float64([1, 2, 2], [16, 16, 16, 16]),
      boxes: rows(4, [[2, 2, 5.5, 5.5]]),
      height: 4,
      width: 8,
      grid: "integer",
    },
    output: {
      masks: float64(
        [1, 4, 8],
        [
          0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 4, 4, 3, 1, 0, 0, 3, 9, 12, 12, 9, 3, 0, 0, 4, 12, 16, 16, 12, 4,
          0,
        ],
      ),
    },
  },
  {
    title: "A box without width, and a point, on the integer grid",
    arithmetic:
      "[1, 0, 1, 1] grows to rows -1 to 2, four pixels for the 3 cells 0, 8, 0: v = 3/4 · (3/2, 5/2) - 3/2 = ∓3/8 on the image's " +
      "two rows, weight 5/8; its sides are both cut to column 1, one pixel for 3 cells: u = 3/2 - 3/2 = 0, weight 1. " +
      "The point (2, 1) is pixel (1, 2), weight 1",
    input: {
      masks: float64([2, 1, 1], [8, 8]),
      boxes: rows(4, [
        [1, 0, 1, 1],
        [2, 1, 2, 1],
      ]),
      height: 2,
      width: 3,
      grid: "integer",
    },
    output: { masks: float64([2, 2, 3], [0, 5, 0, 0, 5, 0, 0, 0, 0, 0, 0, 8]) },
  },
  {
    title: "A box without width, and one outside the image",
    arithmetic:
      "nothing lies between x = 1 and x = 1; the second box ends a pixel and more left of the image",
    input: {
      masks: float64([2, 1, 1], [1, 1]),
      boxes: rows(4, [
        [1, 0, 1, 2],
        [-4, 0, -2, 2],
      ]),
      height: 2,
      width: 2,
      grid: "continuous",
    },
    output: { masks: float64([2, 2, 2], [0, 0, 0, 0, 0, 0, 0, 0]) },
  },
]
