import type { SoftNmsInput } from "./contract.js"

type Name = "paperLinear" | "paperGaussian"

/** What the paper's experiments set. */
export const softNmsPresets: Readonly<Record<Name, Partial<SoftNmsInput>>> = {
  paperLinear: { decay: "linear", threshold: 0.3 },
  paperGaussian: { decay: "gaussian", sigma: 0.5 },
}
