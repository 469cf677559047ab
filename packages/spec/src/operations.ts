import type { Operation } from "@detspec/core"
import type { BoxIouInput, BoxIouOutput } from "./operations/box-iou/index.js"
import { boxIou, boxIouContract, boxIouExamples } from "./operations/box-iou/index.js"
import type { NmsInput, NmsOutput } from "./operations/nms/index.js"
import { nms, nmsContract, nmsExamples } from "./operations/nms/index.js"

/** Every operation with what it takes and what it gives: the one list that all others are typed by. */
export interface Signatures {
  readonly boxIou: [BoxIouInput, BoxIouOutput]
  readonly nms: [NmsInput, NmsOutput]
}

export type OperationName = keyof Signatures
export type In<K extends OperationName> = Signatures[K][0]
export type Out<K extends OperationName> = Signatures[K][1]

export type Table = { readonly [K in OperationName]: Operation<In<K>, Out<K>> }

/** Contract, function and examples of every operation, in the order in which the book tells them. */
export const operations: Table = {
  boxIou: { contract: boxIouContract, run: boxIou, examples: boxIouExamples },
  nms: { contract: nmsContract, run: nms, examples: nmsExamples },
}

const isOperationName = (name: string): name is OperationName => Object.hasOwn(operations, name)

export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName)
