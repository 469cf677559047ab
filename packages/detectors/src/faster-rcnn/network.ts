import type { Graph, Node } from "@detspec/networks"
import { graph, leaf, linear, relu, reshape } from "@detspec/networks"
import type { Backbone } from "../backbones/backbone.js"
import { convolution } from "../layers/convolution.js"
import type { Layer } from "../layers/layer.js"
import { chain } from "../layers/layer.js"
import type { Fill, Parameter } from "../layers/parameter.js"
import { gaussian, he, offsetOf, weightOf } from "../layers/parameter.js"
import { perAnchor } from "../layers/per-anchor.js"
import type { TowerConfig } from "../layers/tower.js"
import { tower } from "../layers/tower.js"

export interface FasterRcnnHeadConfig {
  /** Section 3.1: one 3 × 3 convolution, then two 1 × 1; section 3.1.3: σ = 0.01. */
  readonly rpnTower: TowerConfig
  /** Width of the two layers before the answers: 4096 in VGG-16, 1024 in FPN's section 4.2. */
  readonly representation: number
  readonly representationFill: Fill
}

const none = { kind: "none" } as const

export const fasterRcnnHeadPresets: Readonly<
  Record<"paper" | "torchvision" | "small", FasterRcnnHeadConfig>
> = {
  paper: {
    rpnTower: { depth: 1, norm: none, fill: gaussian(0.01) },
    representation: 4096,
    representationFill: he,
  },
  torchvision: {
    rpnTower: { depth: 1, norm: none, fill: gaussian(0.01) },
    representation: 1024,
    representationFill: he,
  },
  small: { rpnTower: { depth: 1, norm: none, fill: he }, representation: 128, representationFill: he },
}

/** Faster R-CNN as two graphs with the pooling of regions between them. */
export interface FasterRcnnNetwork {
  /** From the leaf "images" to "objectness" [B, N, 1] and "deltas" [B, N, 4]. */
  readonly rpn: Graph
  /** The maps of the pyramid, finest first. */
  readonly features: readonly { readonly name: string; readonly node: Node }[]
  /** What the proposal network says of each level: objectness [B, A, H, W] and deltas [B, 4 A, H, W]. */
  readonly levels: readonly { readonly objectness: Node; readonly deltas: Node }[]
  /** From the leaf "regions" [R, C, P, P] to "logits" [R, classes] and "deltas" [R, classes, 4]. */
  readonly head: Graph
  /** What the head makes of a region before it answers: [R, representation]. */
  readonly representation: Node
  readonly parameters: readonly Parameter[]
}

export interface FasterRcnnSizes {
  readonly classes: number
  /** Anchors a cell. */
  readonly anchors: number
  /** Bins a side of a pooled region. */
  readonly bins: number
}

const dense = (name: string, from: number, to: number, fill: Fill): Layer => ({
  apply: (x) => linear(x, leaf(`${name}.weight`), leaf(`${name}.bias`)),
  parameters: [weightOf(`${name}.weight`, [to, from], fill), offsetOf(`${name}.bias`, to, 0)],
})

const rpnOf = (pyramid: Backbone, config: FasterRcnnHeadConfig, anchors: number) => {
  const channels = pyramid.channels[0] ?? 0
  const answer = (name: string, to: number) =>
    convolution(`rpn.head.${name}`, { from: channels, to, kernel: 1, fill: gaussian(0.01), bias: 0 })
  const window = tower("rpn.head.conv", channels, config.rpnTower)
  const [objectness, deltas] = [answer("cls_logits", anchors), answer("bbox_pred", 4 * anchors)]
  return {
    at: (map: Node) => {
      const seen = window.apply(map)
      return { objectness: objectness.apply(seen), deltas: deltas.apply(seen) }
    },
    parameters: [window, objectness, deltas].flatMap(({ parameters }) => parameters),
  }
}

const headOf = (config: FasterRcnnHeadConfig, inputs: number, classes: number) => {
  const width = config.representation
  const layer = (name: string, from: number) =>
    chain([
      dense(`roi_heads.box_head.${name}`, from, width, config.representationFill),
      { apply: relu, parameters: [] },
    ])
  const body = chain([layer("fc6", inputs), layer("fc7", width)])
  /** Fast R-CNN, section 2.3: σ = 0.01 for classes and 0.001 for boxes, biases 0. */
  const logits = dense("roi_heads.box_predictor.cls_score", width, classes, gaussian(0.01))
  const deltas = dense("roi_heads.box_predictor.bbox_pred", width, 4 * classes, gaussian(0.001))
  const representation = body.apply(reshape(leaf("regions"), [0, -1]))
  return {
    representation,
    graph: graph({
      logits: logits.apply(representation),
      deltas: reshape(deltas.apply(representation), [0, classes, 4]),
    }),
    parameters: [body, logits, deltas].flatMap(({ parameters }) => parameters),
  }
}

/** The proposal network and the box head on the same maps. Source: Faster R-CNN, figure 2. */
export const fasterRcnnNetwork = (
  pyramid: Backbone,
  config: FasterRcnnHeadConfig,
  { classes, anchors, bins }: FasterRcnnSizes,
): FasterRcnnNetwork => {
  const features = pyramid.maps(leaf("images"))
  const rpn = rpnOf(pyramid, config, anchors)
  const levels = features.map(({ node }) => rpn.at(node))
  const head = headOf(config, (pyramid.channels[0] ?? 0) * bins * bins, classes)
  return {
    rpn: graph({
      objectness: perAnchor(
        levels.map(({ objectness }) => objectness),
        1,
      ),
      deltas: perAnchor(
        levels.map(({ deltas }) => deltas),
        4,
      ),
    }),
    features,
    levels,
    head: head.graph,
    representation: head.representation,
    parameters: [...pyramid.parameters, ...rpn.parameters, ...head.parameters],
  }
}
