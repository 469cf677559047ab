import type { DetectionError, FloatTensor, Tensor } from "@detspec/core"
import { badFile, isFloat, sizeOf } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { isLeft, left, map, right } from "fp-ts/lib/Either.js"
import type { Tensors } from "../engine.js"
import { elementReaders } from "./element-types.js"
import type { Entry } from "./header.js"
import { readHeader } from "./header.js"

/** What a safetensors file holds. */
export interface SafetensorsFile {
  readonly tensors: Readonly<Record<string, Tensor>>
  readonly metadata: Readonly<Record<string, string>>
}

const tensorOf = (
  file: string,
  { name, dtype, shape, begin, end }: Entry,
  numbers: Uint8Array,
): Either<DetectionError, Tensor> => {
  const wrong = (expected: string, actual: string) => left(badFile(file, name, expected, actual))
  const reader = elementReaders.get(dtype)
  if (!reader) return wrong(`have one of the types ${[...elementReaders.keys()].join(", ")}`, dtype)
  const length = reader.width * sizeOf(shape)
  if (end - begin !== length)
    return wrong(`take ${length} bytes for ${dtype} [${shape}]`, String(end - begin))
  if (end > numbers.byteLength)
    return wrong(`end within the ${numbers.byteLength} bytes of numbers`, String(end))
  const view = new DataView(numbers.buffer, numbers.byteOffset + begin, length)
  const tensor = reader.read(view, shape)
  return tensor ? right(tensor) : wrong("hold integers of 32 bits", `larger ones, as ${dtype}`)
}

/** Tensors lie side by side and fill the file: what remains, or is read twice, is a sign of damage. */
const isFilled = (entries: readonly Entry[], length: number): boolean => {
  const inOrder = entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)
  return (
    inOrder.every(({ begin }, k) => begin === (inOrder[k - 1]?.end ?? 0)) &&
    (inOrder.at(-1)?.end ?? 0) === length
  )
}

/**
 * The tensors of a safetensors file, which is named in errors.
 * F16 and BF16 widen to float32, integers to int32, exactly; integers that int32 does not hold are refused.
 */
export const readSafetensors = (file: string, bytes: Uint8Array): Either<DetectionError, SafetensorsFile> => {
  const header = readHeader(file, bytes)
  if (isLeft(header)) return header
  const { entries, metadata, start } = header.right
  const numbers = bytes.subarray(start)
  const tensors: (readonly [string, Tensor])[] = []
  for (const entry of entries) {
    const tensor = tensorOf(file, entry, numbers)
    if (isLeft(tensor)) return tensor
    tensors.push([entry.name, tensor.right])
  }
  if (!isFilled(entries, numbers.byteLength))
    return left(
      badFile(
        file,
        "data_offsets",
        `fill ${numbers.byteLength} bytes side by side`,
        "gaps, overlaps or a rest",
      ),
    )
  return right({ tensors: Object.fromEntries(tensors), metadata })
}

/** Only the tensors of floating-point numbers: the parameters of a network. Counters and the like are left out. */
export const readParameters = (file: string, bytes: Uint8Array): Either<DetectionError, Tensors> =>
  map(({ tensors }: SafetensorsFile): Tensors => {
    const floats = Object.entries(tensors).filter((one): one is [string, FloatTensor] => isFloat(one[1]))
    return Object.fromEntries(floats)
  })(readSafetensors(file, bytes))
