import type { KernelOf } from "../kernel.js"
import { pairs } from "./pairs.js"

export const distanceBoxIouKernel: KernelOf<"distanceBoxIou"> = ({ boxes1, boxes2, epsilon }, call) => ({
  diou: pairs(call, boxes1, boxes2, { task: "distanceBoxIou", epsilon }),
})
