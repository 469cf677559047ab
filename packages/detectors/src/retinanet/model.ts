import { anchorsPerCell } from "../anchors/config.js"
import type { Backbone } from "../backbones/backbone.js"
import type { Model } from "../model/model.js"
import type { Tools } from "../model/tools.js"
import type { RetinaNetConfig } from "./config.js"
import { retinaNetDetect } from "./detect.js"
import type { RetinaNetHeadConfig } from "./network.js"
import { retinaNetNetwork } from "./network.js"
import { retinaNetSlopes } from "./train.js"

/** RetinaNet on a feature pyramid: to detect with, and to train. */
export const retinaNet = (
  tools: Tools,
  config: RetinaNetConfig,
  pyramid: Backbone,
  head: RetinaNetHeadConfig,
): Model => {
  const sizes = { classes: config.classes, anchors: anchorsPerCell(config.anchors) }
  const network = retinaNetNetwork(pyramid, head, sizes)
  const trained = network.parameters.filter(({ learned }) => learned).map(({ name }) => name)
  return {
    parameters: network.parameters,
    detect: retinaNetDetect(tools, config, network),
    slopes: retinaNetSlopes(tools, config, network, trained),
    networks: [
      {
        name: "retinanet",
        graph: network.graph,
        inputs: (batch, { height, width }) => ({ images: [batch, 3, height, width] }),
      },
    ],
  }
}
