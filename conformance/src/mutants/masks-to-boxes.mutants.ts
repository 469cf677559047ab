import type { Box, Uint8Tensor } from "@detspec/core"
import { rows, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { masksToBoxes } from "@detspec/spec"
import { mirroredMasks } from "../families/masks/mask-moves.js"
import { swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Input = In<"masksToBoxes">

const bug = (what: string, wrong: (input: Input) => readonly Box[], source = ""): Mutant =>
  mutant("masksToBoxes", what, { masksToBoxes: (input) => ({ boxes: rows(4, wrong(input)) }) }, source)

const right = (input: Input): readonly Box[] => toBoxes(masksToBoxes(input).boxes)
const isEmptyBox = (box: Box): boolean => box.every((x) => x === 0)
const cleared = (masks: Uint8Tensor): Input => ({ masks, ends: "exclusive" })

export const masksToBoxesMutants: readonly Mutant[] = [
  bug("the last pixel is not counted, whatever the ends", (input) => right({ ...input, ends: "inclusive" })),
  bug("the last pixel is counted, whatever the ends", (input) => right({ ...input, ends: "exclusive" })),
  bug("x and y exchanged", (input) => toBoxes(swapAxes(masksToBoxes(input).boxes))),
  bug("an empty mask has the box of all pixels", (input) => {
    const [, height = 0, width = 0] = input.masks.shape
    return right(input).map((box) => (isEmptyBox(box) ? [0, 0, width, height] : box))
  }),
  bug("an empty mask has an inverted box", (input) =>
    right(input).map((box) => (isEmptyBox(box) ? [0, 0, -1, -1] : box)),
  ),
  bug("columns read from the right", (input) => right({ ...input, masks: mirroredMasks(input.masks) })),
  bug("one pixel more to the left and above", (input) =>
    right(input).map(([x1, y1, x2, y2]) => [Math.max(x1 - 1, 0), Math.max(y1 - 1, 0), x2, y2]),
  ),
  bug("sizes in place of the far corner", (input) =>
    right(input).map(([x1, y1, x2, y2]) => [x1, y1, x2 - x1, y2 - y1]),
  ),
  bug("every mask has the box of the first", (input) => {
    const [first] = right(input)
    return right(input).map((box) => first ?? box)
  }),
  bug("the width where the height is meant: rows beyond the columns are not looked at", (input) => {
    const side = Math.min(input.masks.shape[1] ?? 0, input.masks.shape[2] ?? 0)
    return right(cleared(input.masks)).map(([x1, y1, x2, y2]) => [x1, y1, x2, Math.min(y2, side)])
  }),
  bug("columns in 16 bits", (input) =>
    right(input).map(([x1, y1, x2, y2]) => [x1 % 65_536, y1, x2 % 65_536, y2]),
  ),
  bug("rows in 16 bits", (input) =>
    right(input).map(([x1, y1, x2, y2]) => [x1, y1 % 65_536, x2, y2 % 65_536]),
  ),
  wrapped("masksToBoxes", "after 256 masks the first come again", ["boxes", 0], 256),
  wrapped("masksToBoxes", "after 65,536 masks the first come again", ["boxes", 0], 65_536),
]
