import type { Int32Tensor, Tensor } from "@detspec/core"
import { tabulateInt32, unravel } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import type { Mutant } from "../../kit/mutant.js"
import { mapTensors } from "../../kit/relay.js"
import { changed, plain, replaced } from "./replaced.js"

/** The element that lies `most` further back along one side. */
const wrappedAt = (tensor: Tensor, at: number, side: number, most: number): number =>
  tensor.get(...unravel(at, tensor.shape).map((i, axis) => (axis === side ? i % most : i)))

/** Numbers of an answer are kept by too few bits. */
export const narrow = (operation: OperationName, bug: string, field: string, most: number): Mutant => ({
  operation,
  bug,
  source: "",
  backend: () =>
    replaced(operation, (input) =>
      mapTensors(plain(operation, input), (tensor, name) =>
        name === field ? changed(tensor, (x) => x % most) : tensor,
      ),
    ),
})

/** From `most` on, one side of an answer begins again: it is counted by too few bits, or its table has no more places. */
export const wrapped = (
  operation: OperationName,
  bug: string,
  [field, side]: readonly [field: string, side: number],
  most: number,
): Mutant => ({
  operation,
  bug,
  source: "",
  backend: () =>
    replaced(operation, (input) =>
      mapTensors(plain(operation, input), (tensor, name) =>
        name === field && (tensor.shape[side] ?? 0) > most
          ? changed(tensor, (_, at) => wrappedAt(tensor, at, side, most))
          : tensor,
      ),
    ),
})

/** Indices of the input are kept by too few bits. */
export const narrowInput = (operation: OperationName, bug: string, field: string, most: number): Mutant => ({
  operation,
  bug,
  source: "",
  backend: () =>
    replaced(operation, (input) =>
      plain(
        operation,
        mapTensors(input, (tensor, name) => (name === field ? changed(tensor, (x) => x % most) : tensor)),
      ),
    ),
})

/** The channels of an answer of planes, in 8 bits. */
export const channelsInEightBits = (operation: OperationName, field: string): Mutant =>
  wrapped(operation, "after 256 channels the first come again", [field, 1], 256)

/** Indices as a byte keeps them. */
export const inEightBits = (indices: Int32Tensor): Int32Tensor =>
  tabulateInt32(indices.shape, (n = 0) => indices.get(n) % 256)
