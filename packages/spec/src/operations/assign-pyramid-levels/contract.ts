import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { between, boxes, choice, cite, int32s, integer, number, ordered, requireThat } from "@detspec/core"
import { positiveUpTo } from "../../shared/grid.js"
import { assignPyramidLevelsPresets } from "./presets.js"

export type AssignPyramidLevelsInput = {
  readonly boxes: FloatTensor
  readonly canonicalSize: number
  readonly canonicalLevel: number
  readonly minLevel: number
  readonly maxLevel: number
  readonly epsilon: number
  readonly epsilonAt: "ratio" | "level"
}
export type AssignPyramidLevelsOutput = { readonly levels: Int32Tensor }

const level = between(-32, 32)

export const assignPyramidLevelsContract: Contract<AssignPyramidLevelsInput, AssignPyramidLevelsOutput> = {
  name: "assignPyramidLevels",
  summary:
    "Chooses the level of the feature pyramid on which a box is pooled: one level up for each doubling of its size.",
  formula: [
    String.raw`k = \left\lfloor k_0 + \log_2\left(\frac{\sqrt{w h}}{s_0}\right) \right\rfloor, \text{ moved into } [k_{\min}, k_{\max}]`,
    String.raw`\text{level: } \lfloor k_0 + \log_2 r + \varepsilon \rfloor, \quad \text{ratio: } \lfloor k_0 + \log_2 (r + \varepsilon) \rfloor, \quad r = \sqrt{w h} / s_0`,
  ],
  inputs: {
    boxes: boxes("N", "boxes in the image"),
    canonicalSize: number(positiveUpTo(2 ** 30), "pixels", "s_0: the size of a box on the canonical level"),
    canonicalLevel: integer(level, "level", "k_0"),
    minLevel: integer(level, "level", "k_min: the finest level there is"),
    maxLevel: integer(level, "level", "k_max: the coarsest level there is"),
    epsilon: number(
      between(0, 1),
      "as it is added",
      "ε: lifts sizes that rounding puts just below a level; 0 in the paper",
    ),
    epsilonAt: choice(
      ["ratio", "level"],
      "added to the ratio of sizes, inside the logarithm, or to the level",
    ),
  },
  outputs: { levels: int32s(["N"], "k, from minLevel to maxLevel") },
  requires: [
    ordered("boxes"),
    requireThat(
      "levels in order",
      "minLevel",
      "be at most maxLevel",
      ({ minLevel, maxLevel }) => minLevel <= maxLevel,
      ({ minLevel, maxLevel }) => `minLevel ${minLevel}, maxLevel ${maxLevel}`,
    ),
  ],
  accuracy: {
    levels: {
      kind: "choice",
      because: "a size within rounding of 2^i · s_0 may fall on either side of a level's border",
    },
  },
  edgeCases: [
    "A box of exactly the canonical size is on the canonical level, one of exactly half the size on the level below.",
    "Only the area counts: 1 × 16 is as 4 × 4.",
    "A box without area is on the finest level, whatever ε.",
    "The level is absolute: minLevel is not subtracted.",
  ],
  presets: assignPyramidLevelsPresets,
  sources: [cite("fpn", "section 4.2, eq. (1)")],
}
