import type { FloatTensor } from "@detspec/core"
import { int32, mapTensor, sizeOf, tabulate, tabulateInt32, wrapFloat64 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { roiPoolBackward } from "@detspec/spec"
import { reversedAlong, turnedPlanes } from "../families/pooling/plane-moves.js"
import { givenInSixteenBits } from "../families/pooling/sixteen-bits.js"
import { scaled } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"roiPoolBackward">

const answered = (bug: string, run: (input: Input) => FloatTensor, source = ""): Mutant =>
  mutant("roiPoolBackward", bug, { roiPoolBackward: (input) => ({ gradient: run(input) }) }, source)
const right = (input: Input): FloatTensor => roiPoolBackward(input).gradient
/** The same with every argmax changed; −1 gives nothing. */
const placed = (bug: string, place: (place: number, input: Input) => number): Mutant =>
  answered(bug, (input) =>
    right({
      ...input,
      argmax: tabulateInt32(input.argmax.shape, (...at) => place(input.argmax.get(...at), input)),
    }),
  )
/** Only the cotangent of some bins. */
const kept = (
  bug: string,
  keeps: (r: number, c: number, i: number, j: number, input: Input) => boolean,
): Mutant =>
  answered(bug, (input) =>
    right({
      ...input,
      cotangent: tabulate(input.cotangent.shape, (r = 0, c = 0, i = 0, j = 0) =>
        keeps(r, c, i, j, input) ? input.cotangent.get(r, c, i, j) : 0,
      ),
    }),
  )

/** Writes instead of adding: the last bin to write wins. */
const overwriting = (input: Input): FloatTensor => {
  const { cotangent, argmax, images, batch, height, width } = input
  const [, C = 0] = cotangent.shape
  const gradient = wrapFloat64([batch, C, height, width], new Float64Array(sizeOf([batch, C, height, width])))
  tabulate(cotangent.shape, (r = 0, c = 0, i = 0, j = 0) => {
    const place = argmax.get(r, c, i, j)
    if (place >= 0)
      gradient.set(images.get(r), c, Math.floor(place / width), place % width, cotangent.get(r, c, i, j))
    return 0
  })
  return gradient
}

export const roiPoolBackwardMutants: readonly Mutant[] = [
  answered("a race: the last bin to write a cell wins", overwriting, "deepsense-ai/roi-pooling#20"),
  placed("an empty bin gives to cell 0", (place) => Math.max(place, 0)),
  placed("cell 0 gets nothing: argmax > 0 is asked instead of ≥ 0", (place) => (place > 0 ? place : -1)),
  placed("argmax read as column · height + row", (place, { height, width }) =>
    place < 0 ? -1 : (place % height) * width + Math.floor(place / height),
  ),
  placed("places in 16 bits", (place) => (place < 0 ? -1 : place % 2 ** 16)),
  ...givenInSixteenBits("roiPoolBackward"),
  placed("one cell too far to the right", (place, { height, width }) =>
    place < 0 ? -1 : Math.min(place + 1, height * width - 1),
  ),
  kept(
    "only the first region of each image gives",
    (r, _c, _i, _j, { images }) =>
      !Array.from({ length: r }, (_, q) => images.get(q)).includes(images.get(r)),
  ),
  kept("only the first row of bins gives", (_r, _c, i) => i === 0),
  kept(
    "the last channel gives nothing",
    (_r, c, _i, _j, { cotangent }) => c === 0 || c < (cotangent.shape[1] ?? 0) - 1,
  ),
  answered("rows and columns of bins exchanged in the cotangent", (input) => {
    const [, , P = 0, Q = 0] = input.cotangent.shape
    const turned = turnedPlanes(input.cotangent)
    return right(
      P === Q ? { ...input, cotangent: turned } : { ...input, cotangent: reversedAlong(input.cotangent, 3) },
    )
  }),
  answered("every region gives to image 0", (input) =>
    right({ ...input, images: int32(input.images.shape, new Int32Array(input.images.size)) }),
  ),
  answered("images back to front", (input) => reversedAlong(right(input), 0)),
  answered("channels back to front", (input) => reversedAlong(right(input), 1)),
  answered("shared out over the bins", (input) =>
    scaled(right(input), 1 / Math.max((input.cotangent.shape[2] ?? 1) * (input.cotangent.shape[3] ?? 1), 1)),
  ),
  answered("negative gradients cut off", (input) => mapTensor(right(input), (x) => Math.max(x, 0))),
  answered("gradients cut to ±8", (input) => mapTensor(right(input), (x) => Math.min(Math.max(x, -8), 8))),
  answered("the top row of the map gets nothing", (input) => {
    const gradient = right(input)
    return tabulate(gradient.shape, (b = 0, c = 0, y = 0, x = 0) =>
      y === 0 && input.height > 1 ? 0 : gradient.get(b, c, y, x),
    )
  }),
]
