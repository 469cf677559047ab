import type { FloatTensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import { derivativeOf } from "@detspec/detectors"
import type { AdamWState, Stepped, Tensors } from "@detspec/networks"
import { adamW, adamWStart, exceptNormsAndBiases } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import { answered } from "./answered.js"
import { fiveLayers, fiveLayersBatch, fiveLayersStart } from "./five-layers.js"

const options = { mean: 0.9, square: 0.999, epsilon: 1e-8, decay: 1e-4, decays: exceptNormsAndBiases }

const network = fiveLayers()

/** The numbers of a whole tensor under another shape, times `factor`. */
const reshaped = (tensor: FloatTensor | undefined, shape: readonly number[], factor = 1): FloatTensor => {
  const numbers = new Float32Array(tensor?.data.subarray(tensor.offset, tensor.offset + tensor.size) ?? [])
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

/** Steps of the five-layer detector: forward, losses, backward, AdamW. */
export const fiveLayersStepper = ({ engine, backend }: Tools): (() => Promise<void>) => {
  let state: Stepped<AdamWState> = { parameters: fiveLayersStart(), state: adamWStart }
  const derivative = derivativeOf(engine, network, Object.keys(state.parameters))
  return async () => {
    const { image } = fiveLayersBatch
    const { outputs, pullback } = await answered(derivative({ ...state.parameters, image }))
    const gradients = await answered(pullback(await cotangents(backend, outputs)))
    state = adamW(options, 1e-3, state, gradients)
  }
}
