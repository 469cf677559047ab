import { backwardSignatures } from "./backward.js"
import { boxSignatures } from "./box.js"
import { iouLossSignatures } from "./iou-loss.js"
import { lossSignatures } from "./loss.js"
import { maskSignatures } from "./mask.js"
import { poolingSignatures } from "./pooling.js"
import { selectionSignatures } from "./selection.js"
import type { Signatures } from "./signature.js"

export { signatureOf } from "./signature.js"

/** The signature of every operation. */
export const signatures: Signatures = {
  ...boxSignatures,
  ...selectionSignatures,
  ...lossSignatures,
  ...iouLossSignatures,
  ...poolingSignatures,
  ...backwardSignatures,
  ...maskSignatures,
}
