import type { RemoveSmallBoxesInput } from "./contract.js"

/** torchvision keeps nearly every proposal, and drops detections below a hundredth of a pixel. */
export const removeSmallBoxesPresets: Readonly<
  Record<"torchvisionRpn" | "torchvisionRoi", Pick<RemoveSmallBoxesInput, "minSize">>
> = {
  torchvisionRpn: { minSize: 1e-3 },
  torchvisionRoi: { minSize: 1e-2 },
}
