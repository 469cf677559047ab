import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Quirk } from "../quirk.js"

export const weightedMaximum: Quirk<Pick<In<"roiAlign">, "reduce">> = {
  system: "ONNX",
  where: "RoiAlign with mode max",
  reason:
    "its vectors take the greatest of the products of features and weights; ours interpolates first and takes the " +
    "greatest sample, as the operator's text says",
  ours:
    ({ reduce }) =>
    () =>
      reduce === "max" ? "as specified" : undefined,
}

const decimals = 1e4
const isPrinted = (x: number): boolean => Math.fround(Math.round(x * decimals) / decimals) === Math.fround(x)

export const fourDecimals: Quirk<{ readonly features: FloatTensor }> = {
  system: "ONNX",
  where: "RoiAlign vectors whose features have four decimals",
  reason: "its vectors were computed first and then printed with four decimals, features and answers",
  ours: ({ features }) => {
    const printed = toArray(features).every(isPrinted)
    return () => (printed ? "as specified" : undefined)
  },
  // Half a unit of the last decimal for the features, which are averaged, and half for the answer.
  within: 1 / decimals,
}
