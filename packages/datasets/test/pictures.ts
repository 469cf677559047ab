import type { Box } from "@detspec/core"
import { wrapUint8 } from "@detspec/core"
import type { Example } from "@detspec/datasets"
import { nothingLeftOut } from "@detspec/datasets"
import fc from "fast-check"

/** [height, width] of every picture here. */
export const [height, width] = [24, 32]

/** 1 in the pixels of a box at whole coordinates. */
export const maskOf = ([x1, y1, x2, y2]: Box) =>
  wrapUint8(
    [height, width],
    Uint8Array.from({ length: height * width }, (_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)]
      return x >= x1 && x < x2 && y >= y1 && y < y2 ? 1 : 0
    }),
  )

/** A dark picture of one white box, or of none; `label` is its class. */
export const pictureOf = (name: string, box: Box | undefined, label = 0): Example => {
  const mask = box && maskOf(box)
  const pixels = Uint8Array.from({ length: height * width * 3 }, (_, at) =>
    mask?.data[Math.floor(at / 3)] === 1 ? 250 : 10,
  )
  return {
    name,
    pixels: wrapUint8([height, width, 3], pixels),
    objects: box && mask ? [{ label, box, mask }] : [],
    leftOut: nothingLeftOut,
    annotated: { name, file: name, width, height, objects: [] },
  }
}

/** A box at whole pixels, 4 pixels or more from the border, with sides of 6 or more. */
export const innerBox: fc.Arbitrary<Box> = fc
  .tuple(fc.integer({ min: 4, max: 20 }), fc.integer({ min: 4, max: 12 }), fc.integer({ min: 6, max: 8 }))
  .map(([x, y, side]) => [x, y, x + side, y + side])
