import type { Rounding } from "../../shared/cell-bins.js"

/** The paper does not say where a half goes; its authors' code rounds it away from zero. */
export const roiPoolPresets: Readonly<
  Record<"fastRcnnCaffe" | "torchvision" | "chainer", { readonly rounding: Rounding }>
> = {
  fastRcnnCaffe: { rounding: "half-away" },
  torchvision: { rounding: "half-away" },
  /** On the CPU, by Python's `round`; its GPU code rounds half away. */
  chainer: { rounding: "half-even" },
}
