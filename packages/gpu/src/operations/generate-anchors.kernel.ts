import { baseAnchors } from "@detspec/spec"
import { gridBoxes } from "../grid.js"
import type { KernelOf } from "../kernel.js"

/** The few anchors of one cell are the specification's own; the device moves them to every cell. */
export const generateAnchorsKernel: KernelOf<"generateAnchors"> = {
  rows: [],
  compute: (run) => async (input) => {
    const base = baseAnchors(input).flat()
    const { height, width, strideY, strideX, offset } = input
    if (base.length === 0) return undefined
    const grid = { name: "generateAnchors", height, width, strideY, strideX, offset, base } as const
    return { anchors: await gridBoxes(run, grid) }
  },
}
