import type { FloatTensor } from "@detspec/core"
import { boxAt, mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { pasteMasks } from "@detspec/spec"
import { pickRows, scaled, shifted, swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Input = In<"pasteMasks">

const bug = (what: string, wrong: (input: Input) => FloatTensor, source = ""): Mutant =>
  mutant("pasteMasks", what, { pasteMasks: (input) => ({ masks: wrong(input) }) }, source)

const right = (input: Input): FloatTensor => pasteMasks(input).masks
/** The same on another box. */
const on = (input: Input, boxes: FloatTensor): FloatTensor => right({ ...input, boxes })
const corners = (input: Input, f: (corner: number, k: number) => number): FloatTensor =>
  tabulate(input.boxes.shape, (n = 0, k = 0) => f(input.boxes.get(n, k), k))
const only = (grid: Input["grid"], wrong: (input: Input) => FloatTensor) => (input: Input) =>
  input.grid === grid ? wrong(input) : right(input)

export const pasteMasksMutants: readonly Mutant[] = [
  bug(
    "pixel centres at whole numbers: half a pixel off",
    only("continuous", (input) => on(input, shifted(input.boxes, 0.5, 0.5))),
  ),
  bug("thresholded at a half", (input) => mapTensor(right(input), (x) => (x >= 0.5 ? 1 : 0))),
  bug(
    "nearest cell in place of bilinear",
    only("continuous", (input) => {
      const nearest = (p: number, low: number, high: number) =>
        Math.floor(((p + 0.5 - low) / (high - low)) * (input.masks.shape[1] ?? 0))
      return tabulate(right(input).shape, (n = 0, i = 0, j = 0) => {
        const [x1, y1, x2, y2] = boxAt(input.boxes, n)
        const [v, u] = [nearest(i, y1, y2), nearest(j, x1, x2)]
        const cells = input.masks.shape[1] ?? 0
        return v >= 0 && u >= 0 && v < cells && u < cells ? input.masks.get(n, v, u) : 0
      })
    }),
  ),
  bug("the other grid", (input) =>
    right({ ...input, grid: input.grid === "integer" ? "continuous" : "integer" }),
  ),
  bug(
    "corners rounded instead of cut",
    only("integer", (input) => on(input, corners(input, Math.round))),
  ),
  bug(
    "corners rounded down and up before anything else",
    only("continuous", (input) =>
      on(
        input,
        corners(input, (x, k) => (k < 2 ? Math.floor(x) : Math.ceil(x))),
      ),
    ),
  ),
  bug(
    "the last pixel is left out",
    only("integer", (input) =>
      on(
        input,
        corners(input, (x, k) => (k < 2 ? x : x - 1 / 3)),
      ),
    ),
  ),
  bug("the box is clipped to the image before the mask is stretched", (input) =>
    on(
      input,
      corners(input, (x, k) => Math.min(Math.max(x, 0), k % 2 === 0 ? input.width : input.height)),
    ),
  ),
  bug("x and y of the boxes exchanged", (input) => on(input, swapAxes(input.boxes))),
  bug("rows and columns of the mask exchanged", (input) => {
    const turned = tabulate(input.masks.shape, (n = 0, i = 0, j = 0) => input.masks.get(n, j, i))
    return right({ ...input, masks: turned })
  }),
  bug("every box gets the first mask", (input) =>
    right({ ...input, masks: pickRows(input.masks, Array(input.masks.shape[0] ?? 0).fill(0)) }),
  ),
  bug("values cut to 0 and 1", (input) => mapTensor(right(input), (x) => Math.min(Math.max(x, 0), 1))),
  bug("the border's value goes on beyond the box", (input) => {
    const masks = right(input)
    return tabulate(
      masks.shape,
      (n = 0, i = 0, j = 0) => masks.get(n, i, j) || masks.get(n, i, Math.max(j - 1, 0)),
    )
  }),
  bug("what is next to nothing is nothing", (input) =>
    mapTensor(right(input), (x) => (Math.abs(x) < 2 ** -30 ? 0 : x)),
  ),
  bug(
    "no box narrower or lower than a thousandth of a pixel",
    only("continuous", (input) =>
      on(
        input,
        tabulate(input.boxes.shape, (n = 0, k = 0) => {
          const [low, high] = [input.boxes.get(n, k % 2), input.boxes.get(n, (k % 2) + 2)]
          return k < 2 ? low : Math.max(high, low + 0.001)
        }),
      ),
    ),
  ),
  bug(
    "a box without width or height pastes nothing, on either grid",
    only("integer", (input) => {
      const whole = right(input)
      return tabulate(whole.shape, (n = 0, i = 0, j = 0) => {
        const [x1, y1, x2, y2] = boxAt(input.boxes, n)
        return x1 < x2 && y1 < y2 ? whole.get(n, i, j) : 0
      })
    }),
  ),
  wrapped("pasteMasks", "after 256 masks the first come again", ["masks", 0], 256),
  wrapped("pasteMasks", "after 65,536 masks the first come again", ["masks", 0], 65_536),
  wrapped("pasteMasks", "after 1024 rows the first come again", ["masks", 1], 1024),
  wrapped("pasteMasks", "after 1024 columns the first come again", ["masks", 2], 1024),
  bug("a hundredth too dark", (input) => scaled(right(input), 0.99)),
]
