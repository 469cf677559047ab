import type { OperationName } from "@detspec/spec"
import type { Mutant } from "../../kit/mutant.js"
import { mapTensors } from "../../kit/relay.js"
import { changed, plain, replaced } from "../../mutants/common/replaced.js"
import { narrowInput, wrapped } from "../../mutants/common/wrapped.js"

const most = 65_536
const which = (name: OperationName): Mutant => narrowInput(name, "which image, in 16 bits", "images", most)

/** Regions, images and channels of a pooling, counted by 16 bits. */
export const pooledInSixteenBits = (name: OperationName): readonly Mutant[] => [
  which(name),
  wrapped(name, "after 65,536 regions the first come again", ["output", 0], most),
  wrapped(name, "after 65,536 channels the first come again", ["output", 1], most),
]

/** Only so many regions give. */
const firstRegions = (name: OperationName): Mutant => ({
  operation: name,
  bug: "regions from the 65,537th on give nothing",
  source: "",
  backend: () =>
    replaced(name, (input) =>
      plain(
        name,
        mapTensors(input, (tensor, field) => {
          const row = tensor.size / Math.max(tensor.shape[0] ?? 0, 1)
          return field === "cotangent" ? changed(tensor, (x, at) => (at < most * row ? x : 0)) : tensor
        }),
      ),
    ),
})

/** The same of a backward pass. */
export const givenInSixteenBits = (name: OperationName): readonly Mutant[] => [
  which(name),
  firstRegions(name),
  wrapped(name, "after 65,536 channels of the gradient the first come again", ["gradient", 1], most),
]
