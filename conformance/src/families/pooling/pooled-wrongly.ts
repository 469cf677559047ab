import type { FloatTensor } from "@detspec/core"
import { int32, mapTensor, tabulate } from "@detspec/core"
import type { OperationName, Overrides } from "@detspec/spec"
import type { Pooling } from "@detspec/spec/parts"
import { shifted, swapAxes } from "../../kit/moves.js"
import type { Mutant } from "../../kit/mutant.js"
import { mutant } from "../../kit/mutant.js"
import { channelsInEightBits, inEightBits } from "../../mutants/common/wrapped.js"
import { pickAlong, reversedAlong, upTo } from "./plane-moves.js"
import { pooledInSixteenBits } from "./sixteen-bits.js"

/** From slice `most` on, the first ones again. */
const again = (output: FloatTensor, axis: number, most: number): FloatTensor =>
  pickAlong(
    output,
    axis,
    upTo(output.shape[axis] ?? 0).map((i) => i % most),
  )

/** The bugs that every pooling of regions invites; `plant` makes of a wrong function what replaces the right one. */
export const pooledWrongly = <I extends Pooling>(
  name: OperationName,
  right: (input: I) => FloatTensor,
  plant: (run: (input: I) => { readonly output: FloatTensor }) => Overrides,
): readonly Mutant[] => {
  const answered = (bug: string, run: (input: I) => FloatTensor): Mutant =>
    mutant(
      name,
      bug,
      plant((input) => ({ output: run(input) })),
    )
  const changed = (bug: string, change: (input: I) => I): Mutant =>
    answered(bug, (input) => right(change(input)))
  return [
    changed("x and y of the boxes exchanged", (input) => ({ ...input, boxes: swapAxes(input.boxes) })),
    changed("every region on image 0", (input) => ({
      ...input,
      images: int32(input.images.shape, new Int32Array(input.images.size)),
    })),
    changed("every region on the first region's image", (input) => ({
      ...input,
      images: int32(
        input.images.shape,
        upTo(input.images.size).map(() => input.images.get(0)),
      ),
    })),
    changed("the scale is ignored", (input) => ({ ...input, spatialScale: 1 })),
    changed("corners clamped to what 16 bits hold", (input) => ({
      ...input,
      boxes: mapTensor(input.boxes, (x) => Math.min(Math.max(x, -32_768), 32_767)),
    })),
    changed("corners rounded to 1/64 of a pixel", (input) => ({
      ...input,
      boxes: mapTensor(input.boxes, (x) => Math.round(64 * x) / 64),
    })),
    changed("features beyond what half precision holds are cut off", (input) => ({
      ...input,
      features: mapTensor(input.features, (x) => Math.min(Math.max(x, -65_504), 65_504)),
    })),
    changed("from the 33rd image on, the first ones again", (input) => ({
      ...input,
      images: int32(
        input.images.shape,
        upTo(input.images.size).map((r) => input.images.get(r) % 32),
      ),
    })),
    changed("which image, in 8 bits", (input) => ({ ...input, images: inEightBits(input.images) })),
    channelsInEightBits(name, "output"),
    ...pooledInSixteenBits(name),
    answered("from the 33rd row of bins on, the first ones again", (input) => again(right(input), 2, 32)),
    answered("from the 33rd column of bins on, the first ones again", (input) => again(right(input), 3, 32)),
    changed("of the region before, the columns are kept where the rows are the same", (input) => ({
      ...input,
      boxes: tabulate(input.boxes.shape, (r = 0, k = 0) => {
        const alike = r > 0 && [1, 3].every((y) => input.boxes.get(r, y) === input.boxes.get(r - 1, y))
        return input.boxes.get(alike && k % 2 === 0 ? r - 1 : r, k)
      }),
    })),
    answered("where a tile of 16 bins ends, the last bin before it again", (input) => {
      const output = right(input)
      const before = (i: number): number => (i > 0 && i % 16 === 0 ? i - 1 : i)
      return tabulate(output.shape, (r = 0, c = 0, i = 0, j = 0) => output.get(r, c, before(i), before(j)))
    }),
    answered("from the 65th channel on, the first ones again", (input) => again(right(input), 1, 64)),
    changed("half a cell off", (input) => {
      const half = 0.5 / input.spatialScale
      return { ...input, boxes: shifted(input.boxes, half, half) }
    }),
    changed("a pixel too wide: x2 − x1 + 1", (input) => ({
      ...input,
      boxes: tabulate(input.boxes.shape, (n = 0, k = 0) => input.boxes.get(n, k) + (k < 2 ? 0 : 1)),
    })),
    answered("rows of bins back to front", (input) => reversedAlong(right(input), 2)),
    answered("output channels back to front", (input) => reversedAlong(right(input), 1)),
    answered("every channel reads the first", (input) => {
      const output = right(input)
      const first = upTo(output.shape[1] ?? 0).map(() => 0)
      return pickAlong(output, 1, first)
    }),
    answered("the last of several regions is left at 0", (input) => {
      const output = right(input)
      const last = (output.shape[0] ?? 0) - 1
      return tabulate(output.shape, (r = 0, ...at) => (r > 0 && r === last ? 0 : output.get(r, ...at)))
    }),
    answered("negative features cut off", (input) => mapTensor(right(input), (x) => Math.max(x, 0))),
    answered("of two images, the second adds to the first", (input) => {
      const image = (b: number): number => input.features.get(b, 0, 0, 0) / 64
      const second = (input.features.shape[0] ?? 0) > 1 && input.features.size > 0
      return mapTensor(right(input), (x) => (second ? x + image(1) : x))
    }),
  ]
}
