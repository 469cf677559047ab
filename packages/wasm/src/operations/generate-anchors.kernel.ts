import { baseAnchors } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import { boxGrid } from "./box-grid.js"

/** The few anchors of one cell are the specification's own; they are moved to every cell. */
export const generateAnchorsKernel: KernelOf<"generateAnchors"> = (input, call) => {
  const { height, width, strideY, strideX, offset } = input
  return { anchors: boxGrid(call, { height, width, strideY, strideX, offset, base: baseAnchors(input) }) }
}
