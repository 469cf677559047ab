import type { KernelOf } from "../kernel.js"
import { smoothL1 } from "./smooth-l1.js"

export const smoothL1GradientKernel: KernelOf<"smoothL1Gradient"> = (input, call) =>
  smoothL1(call, input, true)
