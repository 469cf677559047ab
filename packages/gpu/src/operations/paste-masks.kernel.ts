import { toBoxes, wrapFloat32 } from "@detspec/core"
import { continuousPosition, integerPosition } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import { padded } from "../pack.js"
import { bordered, placesOf, stretch } from "../stretch.js"

/** Pixels of an image that every mode can hold: masks of larger ones are left to the host. */
const mostPixels = 2 ** 24

/** Where each pixel lies in each mask is float64's; the values between the cells are the device's. */
export const pasteMasksKernel: KernelOf<"pasteMasks"> = {
  rows: ["masks", "boxes"],
  compute: (run) => async (input) => {
    const { masks, height, width, grid } = input
    const [count = 0, cells = 0] = masks.shape
    const wide = padded(width)
    if (height * wide > mostPixels) return undefined
    const position = grid === "continuous" ? continuousPosition : integerPosition
    const boxes = toBoxes(input.boxes)
    const columns = boxes.map(([x1, , x2]) => position(x1, x2, cells))
    const lines = boxes.map(([, y1, , y2]) => position(y1, y2, cells))
    const places = [placesOf(columns, width, wide), placesOf(lines, height, height)] as const
    const values = await stretch(run, bordered(masks), ...places)
    return { masks: wrapFloat32([count, height, wide], values).hi(count, height, width) }
  },
}
