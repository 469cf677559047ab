import type { FloatTensor, Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { HelloAnswer } from "../src/process/message-types.js"

/** The numbers of a float tensor side by side, as these peers want them. */
export const singles = (tensor: FloatTensor): Float32Array => Float32Array.from(toArray(tensor))

/** Rows [x1, y1, x2, y2] as [y1, x1, y2, x2]. */
export const yFirst = (boxes: Tensor): readonly number[] => {
  const flat = toArray(boxes)
  return flat.map((_, k) => flat[k % 2 === 0 ? k + 1 : k - 1] ?? 0)
}

/** IEEE single precision, with functions good to a few units in the last place. */
export const singlePrecision: HelloAnswer["arithmetic"] = { unit: 2 ** -24, exp: 4, log: 4 }
