import type { RetinaNetNetwork } from "@detspec/detectors"
import { convolution, fasterRcnnHeadPresets, gaussian, perAnchor, tower } from "@detspec/detectors"
import { graph, leaf } from "@detspec/networks"
import { classes, smallBackbone } from "./networks.js"

/** Faster R-CNN's small proposal network with a yes-or-no question for each class where it has one for all. */
const rpnWith = (answers: number): RetinaNetNetwork => {
  const from = smallBackbone.channels[0] ?? 0
  const window = tower("rpn.head.conv", from, fasterRcnnHeadPresets.small.rpnTower)
  const answer = (name: string, to: number) =>
    convolution(`rpn.head.${name}`, { from, to, kernel: 1, fill: gaussian(0.01), bias: 0 })
  const [logits, deltas] = [answer("cls_logits", answers), answer("bbox_pred", 4)]
  const features = smallBackbone.maps(leaf("images"))
  const seen = features.map(({ node }) => window.apply(node))
  return {
    graph: graph({
      logits: perAnchor(seen.map(logits.apply), answers),
      deltas: perAnchor(seen.map(deltas.apply), 4),
    }),
    features,
    parameters: [smallBackbone, window, logits, deltas].flatMap(({ parameters }) => parameters),
  }
}

export const rpnOfClasses: RetinaNetNetwork = rpnWith(classes)
