import type {
  Model,
  RetinaNetConfig,
  RetinaNetNetwork,
  SampleConfig,
  SlopesOf,
  Tools,
} from "@detspec/detectors"
import { retinaNetDetect, retinaNetPresets, retinaNetSlopes } from "@detspec/detectors"
import { classes } from "./networks.js"
import { sampledSlopes } from "./sampled-slopes.js"
import type { Scenes } from "./scenes.js"
import { imagesOf } from "./scenes.js"

/** What a one-stage detector is made of. */
export interface OneStage {
  readonly network: RetinaNetNetwork
  readonly config: RetinaNetConfig
  readonly slopes: SlopesOf
  readonly detect: Model["detect"]
}

/** A one-stage detector on these scenes; with a sample, only that many anchors of an image count in training. */
export const oneStageDetector = (
  tools: Tools,
  network: RetinaNetNetwork,
  scenes: Scenes,
  own: Partial<RetinaNetConfig>,
  sample?: SampleConfig,
): OneStage => {
  const config: RetinaNetConfig = { ...retinaNetPresets.small, classes, images: imagesOf(scenes), ...own }
  const learned = network.parameters.filter((one) => one.learned).map(({ name }) => name)
  const slopes =
    sample === undefined
      ? retinaNetSlopes(tools, config, network, learned)
      : sampledSlopes(tools, config, network, sample)
  return { network, config, slopes, detect: retinaNetDetect(tools, config, network) }
}
