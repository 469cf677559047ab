import type { Arithmetic } from "@detspec/core"
import { float32Arithmetic, float64Arithmetic } from "@detspec/core"
import type { HelloAnswer } from "./message-types.js"

/** What hello says, and IEEE 754 with good libraries where it says nothing. */
export const arithmeticOf = ({ arithmetic }: HelloAnswer): Arithmetic => {
  const usual = arithmetic.unit <= float64Arithmetic.unit ? float64Arithmetic : float32Arithmetic
  return {
    unit: arithmetic.unit,
    division: arithmetic.division ?? usual.division,
    root: arithmetic.root ?? usual.root,
    exp: arithmetic.exp ?? usual.exp,
    log: arithmetic.log ?? usual.log,
    arctangent: arithmetic.arctangent ?? usual.arctangent,
    tiny: arithmetic.tiny ?? usual.tiny,
  }
}
