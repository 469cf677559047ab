import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { DefaultBoxesInput, DefaultBoxesOutput } from "./contract.js"

export const defaultBoxesExamples: readonly Example<DefaultBoxesInput, DefaultBoxesOutput>[] = [
  {
    title: "One cell over an image of 16 × 8: two squares, a wide and a tall shape",
    arithmetic:
      "centre (8, 4); s = 1/4: 4 × 2 pixels; s' = √(1/4 · 1) = 1/2: 8 × 4; √4 = 2: w = 1/4 · 2 = 1/2, h = 1/4 / 2 = 1/8: " +
      "8 × 1 pixels; and swapped, w = 1/8, h = 1/2: 2 × 4",
    input: {
      height: 1,
      width: 1,
      imageHeight: 8,
      imageWidth: 16,
      stepY: 8,
      stepX: 16,
      scale: 0.25,
      nextScale: 1,
      ratios: [4],
      clip: "none",
    },
    output: {
      anchors: rows(4, [
        [6, 3, 10, 5],
        [4, 2, 12, 6],
        [4, 3.5, 12, 4.5],
        [7, 2, 9, 6],
      ]),
    },
  },
  {
    title: "Sizes clipped to the image",
    arithmetic:
      "s = s' = 1: the whole image, 8 × 8; √4 = 2: w = 2 becomes 1, h = 1/2: 8 × 4 pixels around (4, 4); swapped 4 × 8",
    input: {
      height: 1,
      width: 1,
      imageHeight: 8,
      imageWidth: 8,
      stepY: 8,
      stepX: 8,
      scale: 1,
      nextScale: 1,
      ratios: [4],
      clip: "sizes",
    },
    output: {
      anchors: rows(4, [
        [0, 0, 8, 8],
        [0, 0, 8, 8],
        [0, 2, 8, 6],
        [2, 0, 6, 8],
      ]),
    },
  },
  {
    title: "Boxes clipped to the image; rows before columns",
    arithmetic:
      "cells of 8 × 4 pixels, centres (4, 2), (12, 2), (4, 6), (12, 6); s = 1/2: 8 × 4 pixels, which fill the cell; " +
      "s' = √(1/2 · 2) = 1: 16 × 8 pixels, of which a corner lies outside: (4 - 8, 2 - 4) becomes (0, 0)",
    input: {
      height: 2,
      width: 2,
      imageHeight: 8,
      imageWidth: 16,
      stepY: 4,
      stepX: 8,
      scale: 0.5,
      nextScale: 2,
      ratios: [],
      clip: "boxes",
    },
    output: {
      anchors: rows(4, [
        [0, 0, 8, 4],
        [0, 0, 12, 6],
        [8, 0, 16, 4],
        [4, 0, 16, 6],
        [0, 4, 8, 8],
        [0, 2, 12, 8],
        [8, 4, 16, 8],
        [4, 2, 16, 8],
      ]),
    },
  },
]
