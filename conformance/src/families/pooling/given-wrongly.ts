import type { FloatTensor } from "@detspec/core"
import { int32, mapTensor } from "@detspec/core"
import type { OperationName, Overrides } from "@detspec/spec"
import type { PoolingBackward } from "@detspec/spec/parts"
import { scaled, shifted, swapAxes } from "../../kit/moves.js"
import type { Mutant } from "../../kit/mutant.js"
import { mutant } from "../../kit/mutant.js"
import { channelsInEightBits, inEightBits } from "../../mutants/common/wrapped.js"
import { pickAlong, reversedAlong, upTo } from "./plane-moves.js"
import { countOf, pickRegions } from "./region-moves.js"
import { givenInSixteenBits } from "./sixteen-bits.js"

/** The bugs that the backward pass of every pooling invites. */
export const givenWrongly = <I extends PoolingBackward>(
  name: OperationName,
  right: (input: I) => FloatTensor,
  plant: (run: (input: I) => { readonly gradient: FloatTensor }) => Overrides,
): readonly Mutant[] => {
  const answered = (bug: string, run: (input: I) => FloatTensor, source = ""): Mutant =>
    mutant(
      name,
      bug,
      plant((input) => ({ gradient: run(input) })),
      source,
    )
  const changed = (bug: string, change: (input: I) => I): Mutant =>
    answered(bug, (input) => right(change(input)))
  const some = (input: I, order: readonly number[]): I => ({
    ...pickRegions(input, order),
    cotangent: pickAlong(input.cotangent, 0, order),
  })
  const all = (input: I): readonly number[] => upTo(countOf(input))
  return [
    answered(
      "a lost update: of the regions on the map only the last is seen",
      (input) => right(some(input, all(input).slice(-1))),
      "pytorch/vision#7579",
    ),
    answered("not cleared before: the first region counts twice", (input) =>
      right(some(input, [...all(input).slice(0, 1), ...all(input)])),
    ),
    changed("every region gives to image 0", (input) => ({
      ...input,
      images: int32(input.images.shape, new Int32Array(input.images.size)),
    })),
    changed("x and y of the boxes exchanged", (input) => ({ ...input, boxes: swapAxes(input.boxes) })),
    changed("rows of bins back to front", (input) => ({
      ...input,
      cotangent: reversedAlong(input.cotangent, 2),
    })),
    changed("which image, in 8 bits", (input) => ({ ...input, images: inEightBits(input.images) })),
    channelsInEightBits(name, "gradient"),
    ...givenInSixteenBits(name),
    changed("the scale is ignored", (input) => ({ ...input, spatialScale: 1 })),
    changed("the scale rounded to a power of two", (input) => ({
      ...input,
      spatialScale: 2 ** Math.round(Math.log2(input.spatialScale)),
    })),
    changed("a pixel off: boxes are counted from 1", (input) => ({
      ...input,
      boxes: shifted(input.boxes, -1, -1),
    })),
    changed("corners clamped to what 16 bits hold", (input) => ({
      ...input,
      boxes: mapTensor(input.boxes, (x) => Math.min(Math.max(x, -32_768), 32_767)),
    })),
    changed("from the 33rd column of bins on, what flows back is that of the first ones", (input) => ({
      ...input,
      cotangent: pickAlong(
        input.cotangent,
        3,
        upTo(input.cotangent.shape[3] ?? 0).map((j) => j % 32),
      ),
    })),
    changed("half a cell off", (input) => {
      const half = 0.5 / input.spatialScale
      return { ...input, boxes: shifted(input.boxes, half, half) }
    }),
    answered("images back to front", (input) => reversedAlong(right(input), 0)),
    answered("channels back to front", (input) => reversedAlong(right(input), 1)),
    answered("gradients cut to ±8", (input) => mapTensor(right(input), (x) => Math.min(Math.max(x, -8), 8))),
    answered("the gradient has the wrong sign", (input) => scaled(right(input), -1)),
    answered("negative gradients cut off", (input) => mapTensor(right(input), (x) => Math.max(x, 0))),
    changed("every channel gets what flows back into the first", (input) => ({
      ...input,
      cotangent: pickAlong(
        input.cotangent,
        1,
        upTo(input.cotangent.shape[1] ?? 0).map(() => 0),
      ),
    })),
  ]
}
