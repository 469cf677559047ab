import type { CompleteBoxIouInput } from "./contract.js"

/** ε: 0 in the paper; torchvision guards both quotients with 1e-7. */
export const completeBoxIouPresets: Readonly<
  Record<"paper" | "torchvision", Pick<CompleteBoxIouInput, "epsilon">>
> = {
  paper: { epsilon: 0 },
  torchvision: { epsilon: 1e-7 },
}
