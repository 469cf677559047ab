import type { Box } from "@detspec/core"
import { defaultSides } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import { boxGrid } from "./box-grid.js"

/** The sides of the few boxes of one cell are the specification's own; the boxes are moved to every cell. */
export const defaultBoxesKernel: KernelOf<"defaultBoxes"> = (input, call) => {
  const { height, width, imageHeight, imageWidth, stepY, stepX, clip } = input
  const base = defaultSides(input).map(([w, h]): Box => {
    const [x, y] = [(w * imageWidth) / 2, (h * imageHeight) / 2]
    return [-x, -y, x, y]
  })
  const cells = { height, width, strideY: stepY, strideX: stepX, offset: 0.5, base }
  const image = clip === "boxes" ? { image: { height: imageHeight, width: imageWidth } } : {}
  return { anchors: boxGrid(call, { ...cells, ...image }) }
}
