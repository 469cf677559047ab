import type { AssignPyramidLevelsInput } from "./contract.js"

type Name = "paper" | "torchvision" | "detectron2"

/** Who lifts sizes near a border how. */
export const assignPyramidLevelsPresets: Readonly<Record<Name, Partial<AssignPyramidLevelsInput>>> = {
  paper: { canonicalSize: 224, canonicalLevel: 4, epsilon: 0, epsilonAt: "level" },
  torchvision: { canonicalSize: 224, canonicalLevel: 4, epsilon: 1e-6, epsilonAt: "level" },
  detectron2: { canonicalSize: 224, canonicalLevel: 4, epsilon: 1e-8, epsilonAt: "ratio" },
}
