import type { Operation } from "@detspec/core"
import type { BoxIouInput, BoxIouOutput } from "./operations/box-iou/index.js"
import { boxIou, boxIouContract, boxIouExamples } from "./operations/box-iou/index.js"
import type { MaskIouInput, MaskIouOutput } from "./operations/mask-iou/index.js"
import { maskIou, maskIouContract, maskIouExamples } from "./operations/mask-iou/index.js"
import type { MasksToBoxesInput, MasksToBoxesOutput } from "./operations/masks-to-boxes/index.js"
import {
  masksToBoxes,
  masksToBoxesContract,
  masksToBoxesExamples,
} from "./operations/masks-to-boxes/index.js"
import type { NmsInput, NmsOutput } from "./operations/nms/index.js"
import { nms, nmsContract, nmsExamples } from "./operations/nms/index.js"
import type { PasteMasksInput, PasteMasksOutput } from "./operations/paste-masks/index.js"
import { pasteMasks, pasteMasksContract, pasteMasksExamples } from "./operations/paste-masks/index.js"

/** Every operation with what it takes and what it gives: the one list that all others are typed by. */
export interface Signatures {
  readonly boxIou: [BoxIouInput, BoxIouOutput]
  readonly nms: [NmsInput, NmsOutput]
  readonly pasteMasks: [PasteMasksInput, PasteMasksOutput]
  readonly masksToBoxes: [MasksToBoxesInput, MasksToBoxesOutput]
  readonly maskIou: [MaskIouInput, MaskIouOutput]
}

export type OperationName = keyof Signatures
export type In<K extends OperationName> = Signatures[K][0]
export type Out<K extends OperationName> = Signatures[K][1]

export type Table = { readonly [K in OperationName]: Operation<In<K>, Out<K>> }

/** Contract, function and examples of every operation, in the order in which the book tells them. */
export const operations: Table = {
  boxIou: { contract: boxIouContract, run: boxIou, examples: boxIouExamples },
  nms: { contract: nmsContract, run: nms, examples: nmsExamples },
  pasteMasks: { contract: pasteMasksContract, run: pasteMasks, examples: pasteMasksExamples },
  masksToBoxes: { contract: masksToBoxesContract, run: masksToBoxes, examples: masksToBoxesExamples },
  maskIou: { contract: maskIouContract, run: maskIou, examples: maskIouExamples },
}

const isOperationName = (name: string): name is OperationName => Object.hasOwn(operations, name)

export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName)
