import { augment, resizeExample } from "@detspec/datasets"
import { changeExample } from "../../src/augment/augment.js"

/** What the laws of augmentation are about. */
export interface Changes {
  readonly augment: typeof augment
  readonly change: typeof changeExample
  readonly resize: typeof resizeExample
}

export const right: Changes = { augment, change: changeExample, resize: resizeExample }
