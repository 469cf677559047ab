import type { Requirement } from "@detspec/core"
import { between } from "@detspec/core"
import { none, some } from "fp-ts/lib/Option.js"
import type { SoftmaxCrossEntropyInput } from "./contract.js"

/** Every label is below the number of classes. */
export const labelsWithinClasses: Requirement<SoftmaxCrossEntropyInput> = {
  name: "labels within classes",
  field: "labels",
  expected: "be a class, below the number of classes, or -1",
  quickly: ({ logits, labels }, { inside }) => inside(labels, between(-1, (logits.shape[1] ?? 0) - 1)),
  violation: ({ logits, labels }) => {
    const classes = logits.shape[1] ?? 0
    for (let n = 0; n < (labels.shape[0] ?? 0); n += 1) {
      const label = labels.get(n)
      if (label >= classes) return some({ field: `labels[${n}]`, actual: `${label} of ${classes}` })
    }
    return none
  },
}
