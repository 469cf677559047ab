import type { OperationName } from "@detspec/spec"
import type { LawsOf } from "./kit/laws-of.js"
import { boxIouLaws } from "./operations/box-iou.laws.js"
import { generalizedBoxIouLaws } from "./operations/generalized-box-iou.laws.js"
import { nmsLaws } from "./operations/nms.laws.js"

/** The laws of every operation; the compiler names what is missing. */
export const laws: { readonly [K in OperationName]: LawsOf<K> } = {
  boxIou: boxIouLaws,
  generalizedBoxIou: generalizedBoxIouLaws,
  nms: nmsLaws,
}
