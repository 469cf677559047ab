import type { Float32Tensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Call } from "../call.js"
import { sightsOf } from "../memory/sights.js"

interface Losses {
  readonly loss: Float32Tensor
  readonly gradient: Float32Tensor
}

/** A smaller β has an inverse that float32 does not hold: half of it is nothing beside any distance that is a normal number. */
const leastBeta = 2 ** -127

/** Vectors of four elements that are one piece of work. */
const grain = 4096

/** The loss, and its slope where it is wanted. */
export const smoothL1 = (call: Call, input: In<"smoothL1">, slopes: boolean): Losses => {
  const { predictions, targets, beta } = input
  const vectors = Math.ceil(predictions.size / 4)
  const loss = call.room(16 * vectors)
  const gradient = slopes ? call.room(16 * vectors) : 0
  call.run({
    task: "smoothL1",
    count: vectors,
    grain,
    arguments: [
      ...sightsOf(call, [predictions, targets], vectors, grain),
      call.put(predictions),
      call.put(targets),
      loss,
      gradient,
      beta < leastBeta ? 0 : beta,
    ],
  })
  const { shape } = predictions
  const losses = call.float32(loss, shape)
  return { loss: losses, gradient: slopes ? call.float32(gradient, shape) : losses }
}
