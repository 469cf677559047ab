import type { KernelOf } from "../kernel.js"
import { pairs } from "./pairs.js"

export const boxIouKernel: KernelOf<"boxIou"> = ({ boxes1, boxes2 }, call) => ({
  iou: pairs(call, boxes1, boxes2, { task: "boxIou" }),
})
