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

interface Scaled {
  readonly transformation: string
  /** For each axis, cells, outputs, and outputs a cell as they were given. */
  readonly axes: readonly (readonly [from: number, to: number, scale: number])[]
}

export const fractionOfOutput: Quirk<Scaled> = {
  system: "ONNX",
  where: "Resize with pytorch_half_pixel to one output, whose scale asks for more than one",
  reason:
    "its reference compares the length before it is rounded down with 1; ours the length, as the operator's text says",
  ours:
    ({ transformation, axes }) =>
    () => {
      const applies = axes.some(([from, to, scale]) => to === 1 && from * scale !== 1)
      return transformation === "pytorch_half_pixel" && applies ? "as specified" : undefined
    },
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
