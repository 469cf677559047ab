import { defaultSides } from "@detspec/spec"
import { gridBoxes } from "../grid.js"
import type { KernelOf } from "../kernel.js"

/** The sides of the few boxes of one cell are the specification's own; the device moves them to every cell. */
export const defaultBoxesKernel: KernelOf<"defaultBoxes"> = {
  rows: [],
  compute: (run) => async (input) => {
    const { height, width, imageHeight, imageWidth, stepY, stepX, clip } = input
    const base = defaultSides(input).flatMap(([w, h]) => {
      const [x, y] = [(w * imageWidth) / 2, (h * imageHeight) / 2]
      return [-x, -y, x, y]
    })
    const cells = { height, width, offset: 0.5, strideY: stepY, strideX: stepX }
    const image = clip === "boxes" ? { image: { height: imageHeight, width: imageWidth } } : {}
    return { anchors: await gridBoxes(run, { name: "defaultBoxes", ...cells, base, ...image }) }
  },
}
