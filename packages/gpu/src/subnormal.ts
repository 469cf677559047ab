import type { Tensor } from "@detspec/core"
import { flat } from "./pack.js"

const smallestNormal = 2 ** -126

/** Below the smallest normal number GPUs may take a number for 0, when they compare or when they hand it on. */
export const isSubnormal = (value: number): boolean => value !== 0 && Math.abs(value) < smallestNormal

export const hasSubnormal = (tensor: Tensor): boolean => flat(tensor).some(isSubnormal)
