import type { DistanceBoxIouInput } from "./contract.js"

/** ε: 0 in the paper; torchvision guards its quotient with 1e-7. */
export const distanceBoxIouPresets: Readonly<
  Record<"paper" | "torchvision", Pick<DistanceBoxIouInput, "epsilon">>
> = {
  paper: { epsilon: 0 },
  torchvision: { epsilon: 1e-7 },
}
