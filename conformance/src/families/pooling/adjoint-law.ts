import type { FloatTensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Pooling, PoolingBackward } from "@detspec/spec/parts"
import * as fc from "fast-check"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { adjoint } from "./adjoint.js"
import { anyMap, mapOf } from "./maps.js"

type Backward = "roiAlignBackward" | "cropAndResizeBackward" | "psRoiPoolBackward" | "psRoiAlignBackward"

/** The input of the forward pass that belongs to the input of a backward pass; `perOutput` channels for each. */
const forwardOf = <I extends PoolingBackward>(
  input: I,
  channels: number,
  map: Parameters<typeof mapOf>[1],
): I & Pooling => {
  const [, , pooledHeight = 0, pooledWidth = 0] = input.cotangent.shape
  const features = mapOf([input.batch, channels, input.height, input.width], map)
  return { ...input, features, pooledHeight, pooledWidth }
}

/** The backward pass is the transpose of the specification's forward pass. */
export const adjointLaw = <K extends Backward>(
  name: K,
  forwardName: string,
  valid: fc.Arbitrary<In<K>>,
  forward: (input: In<K> & Pooling) => FloatTensor,
  channelsFor: (C: number, P: number, Q: number) => number,
): Law =>
  law(
    name,
    `adjoint: ⟨${forwardName}(F), g⟩ = ⟨F, ${name}(g)⟩, whatever the features and the cotangent`,
    fc.record({ input: valid, map: anyMap }),
    async (call, { input, map }, { tolerances }) => {
      const [, C = 0, P = 0, Q = 0] = input.cotangent.shape
      const there = forwardOf(input, channelsFor(C, P, Q), map)
      const back = { y: input.cotangent, Aty: (await call(input)).gradient }
      return adjoint({ x: there.features, Ax: forward(there) }, back, tolerances(input).gradient)
    },
  )
