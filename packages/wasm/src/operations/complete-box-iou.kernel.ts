import type { KernelOf } from "../kernel.js"
import type { Quantity } from "./pairs.js"
import { pairs } from "./pairs.js"

/** 2/π arctan(w / h), in float64: the difference of two of them, squared, is v. */
const angle: Quantity = (width, height) => (2 / Math.PI) * Math.atan2(width, height)

export const completeBoxIouKernel: KernelOf<"completeBoxIou"> = ({ boxes1, boxes2, epsilon }, call) => ({
  ciou: pairs(call, boxes1, boxes2, { task: "completeBoxIou", epsilon, quantity: angle }),
})
