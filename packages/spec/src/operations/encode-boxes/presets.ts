import { rcnnWeights, unitWeights } from "../../shared/box-coder.js"
import type { EncodeBoxesInput } from "./contract.js"

type Name =
  | "paper"
  | "torchvisionRpn"
  | "torchvisionRoi"
  | "torchvisionRetinaNet"
  | "torchvisionSsd"
  | "detectron2Rpn"
  | "detectron2Roi"

/** Deltas as they are, or over the spread (0.1, 0.1, 0.2, 0.2) that the second stage and SSD assume. */
export const encodeBoxesPresets: Readonly<Record<Name, Pick<EncodeBoxesInput, "weights">>> = {
  paper: { weights: unitWeights },
  torchvisionRpn: { weights: unitWeights },
  torchvisionRoi: { weights: rcnnWeights },
  torchvisionRetinaNet: { weights: unitWeights },
  torchvisionSsd: { weights: rcnnWeights },
  detectron2Rpn: { weights: unitWeights },
  detectron2Roi: { weights: rcnnWeights },
}
