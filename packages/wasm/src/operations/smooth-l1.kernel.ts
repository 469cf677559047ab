import type { KernelOf } from "../kernel.js"
import { smoothL1 } from "./smooth-l1.js"

export const smoothL1Kernel: KernelOf<"smoothL1"> = (input, call) => ({
  loss: smoothL1(call, input, false).loss,
})
