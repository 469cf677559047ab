import type { Matching } from "../../shared/matching.js"

type Name = "fasterRcnn" | "fastRcnn" | "retinaNet" | "ssd" | "torchvisionRetinaNet" | "detectron2RetinaNet"

/** Which thresholds a system matches by, and what it does for truths that no anchor suits. */
export const matchQualityPresets: Readonly<Record<Name, Matching>> = {
  /** The proposal network, as in the paper, torchvision and detectron2. */
  fasterRcnn: { high: 0.7, low: 0.3, lowQuality: "own" },
  fastRcnn: { high: 0.5, low: 0.5, lowQuality: "none" },
  retinaNet: { high: 0.5, low: 0.4, lowQuality: "none" },
  ssd: { high: 0.5, low: 0.5, lowQuality: "rescuer" },
  torchvisionRetinaNet: { high: 0.5, low: 0.4, lowQuality: "own" },
  detectron2RetinaNet: { high: 0.5, low: 0.4, lowQuality: "own" },
}
