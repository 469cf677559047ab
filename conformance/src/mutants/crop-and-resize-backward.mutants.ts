import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { cropAndResizeBackward, roiAlignBackward } from "@detspec/spec"
import { givenWrongly } from "../families/pooling/given-wrongly.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"cropAndResizeBackward">

const answered = (bug: string, run: (input: Input) => Input["cotangent"], source = ""): Mutant =>
  mutant(
    "cropAndResizeBackward",
    bug,
    { cropAndResizeBackward: (input) => ({ gradient: run(input) }) },
    source,
  )
const right = (input: Input) => cropAndResizeBackward(input).gradient

/** The corners of every box brought onto the map: a point off it gives to the border. */
const ontoTheMap = (input: Input): Input => ({
  ...input,
  boxes: tabulate(input.boxes.shape, (n = 0, k = 0) => {
    const last = ((k % 2 === 0 ? input.width : input.height) - 1) / input.spatialScale
    return Math.min(Math.max(input.boxes.get(n, k), 0), last)
  }),
})

export const cropAndResizeBackwardMutants: readonly Mutant[] = [
  ...givenWrongly<Input>("cropAndResizeBackward", right, (run) => ({ cropAndResizeBackward: run })),
  answered("points off the map give to the border", (input) => right(ontoTheMap(input))),
  answered(
    "RoIAlign's samples instead of the grid's points",
    (input) => roiAlignBackward({ ...input, samples: 1, aligned: true }).gradient,
  ),
  answered("only the first output channel flows back", (input) => {
    const gradient = right(input)
    return tabulate(gradient.shape, (b = 0, c = 0, ...at) => (c === 0 ? gradient.get(b, c, ...at) : 0))
  }),
]
