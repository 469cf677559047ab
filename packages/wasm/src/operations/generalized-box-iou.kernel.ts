import type { KernelOf } from "../kernel.js"
import { pairs } from "./pairs.js"

export const generalizedBoxIouKernel: KernelOf<"generalizedBoxIou"> = ({ boxes1, boxes2 }, call) => ({
  giou: pairs(call, boxes1, boxes2, { task: "generalizedBoxIou" }),
})
