import type { DefaultBoxesInput } from "./contract.js"

type Name = "paper" | "torchvision" | "caffe"

/** Who keeps default boxes within the image how. */
export const defaultBoxesPresets: Readonly<Record<Name, Partial<DefaultBoxesInput>>> = {
  paper: { clip: "none" },
  torchvision: { clip: "sizes" },
  /** The prior box layer where its clip is switched on. */
  caffe: { clip: "boxes" },
}
