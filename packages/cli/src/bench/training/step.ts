import type { DetectionError, FloatTensor } from "@detspec/core"
import { message, wrapFloat32 } from "@detspec/core"
import type { AdamWState, Engine, Stepped, Tensors } from "@detspec/networks"
import { adamW, exceptNormsAndBiases, pullBack } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import { fiveLayers, fiveLayersBatch } from "./five-layers.js"

const options = { mean: 0.9, square: 0.999, epsilon: 1e-8, decay: 1e-4, decays: exceptNormsAndBiases }

/** A benchmark has nobody to hand an error to. */
const answered = async <A>(task: TaskEither<DetectionError, A>): Promise<A> => {
  const answer = await task()
  if (E.isLeft(answer)) throw new Error(message(answer.left))
  return answer.right
}

const network = fiveLayers()

/** The numbers of a whole tensor under another shape, times `factor`. */
const reshaped = (tensor: FloatTensor | undefined, shape: readonly number[], factor = 1): FloatTensor => {
  const numbers = new Float32Array(tensor?.data ?? [])
  for (let k = 0; k < numbers.length; k += 1) numbers[k] = (numbers[k] ?? 0) * factor
  return wrapFloat32(shape, numbers)
}

/** Focal loss over the logits, smooth L1 over the deltas: what each changes by their elements. */
const cotangents = async (backend: Backend, { logits, deltas }: Tensors): Promise<Tensors> => {
  const { labels, targets } = fiveLayersBatch
  const focal = await answered(
    backend.operations.sigmoidFocalLossGradient({
      logits: reshaped(logits, labels.shape),
      targets: labels,
      weighting: "alpha",
      alpha: 0.25,
      gamma: 2,
    }),
  )
  const distance = await answered(
    backend.operations.smoothL1Gradient({
      predictions: reshaped(deltas, targets.shape),
      targets,
      beta: 1 / 9,
    }),
  )
  return {
    logits: reshaped(focal.gradient, logits?.shape ?? [], 50 / labels.size),
    deltas: reshaped(distance.gradient, deltas?.shape ?? [], 1 / targets.size),
  }
}

/** Forward, losses, backward, AdamW. */
export const trainingStep = async (
  engine: Engine,
  backend: Backend,
  at: Stepped<AdamWState>,
): Promise<Stepped<AdamWState>> => {
  const leaves = { ...at.parameters, image: fiveLayersBatch.image }
  const outputs = await answered(engine.evaluate(network, leaves))
  const of = await cotangents(backend, outputs)
  const to = Object.keys(at.parameters)
  return adamW(options, 1e-3, at, await answered(pullBack(engine, network, { at: leaves, of, to })))
}
