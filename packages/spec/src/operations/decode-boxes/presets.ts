import { rcnnWeights, unitWeights } from "../../shared/box-coder.js"
import type { DecodeBoxesInput } from "./contract.js"

type Name =
  | "paper"
  | "torchvisionRpn"
  | "torchvisionRoi"
  | "torchvisionRetinaNet"
  | "torchvisionSsd"
  | "detectron2Rpn"
  | "detectron2Roi"

/** An anchor of 16 pixels grows to 1000 at most. */
const clamp: number = Math.log(1000 / 16)

/** The paper clamps nothing; torchvision and detectron2 clamp growth at 1000/16. */
export const decodeBoxesPresets: Readonly<Record<Name, Pick<DecodeBoxesInput, "weights" | "clamp">>> = {
  paper: { weights: unitWeights, clamp: Infinity },
  torchvisionRpn: { weights: unitWeights, clamp },
  torchvisionRoi: { weights: rcnnWeights, clamp },
  torchvisionRetinaNet: { weights: unitWeights, clamp },
  torchvisionSsd: { weights: rcnnWeights, clamp },
  detectron2Rpn: { weights: unitWeights, clamp },
  detectron2Roi: { weights: rcnnWeights, clamp },
}
