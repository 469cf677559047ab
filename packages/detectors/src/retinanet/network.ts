import type { Graph, Node } from "@detspec/networks"
import { graph, leaf } from "@detspec/networks"
import type { Backbone } from "../backbones/backbone.js"
import { convolution } from "../layers/convolution.js"
import type { Parameter } from "../layers/parameter.js"
import { gaussian } from "../layers/parameter.js"
import { perAnchor } from "../layers/per-anchor.js"
import type { TowerConfig } from "../layers/tower.js"
import { tower } from "../layers/tower.js"

/** The two subnets. */
export interface RetinaNetHeadConfig {
  /** Section 4: four 3 × 3 convolutions, "C = 256"; section 4.1: σ = 0.01. */
  readonly tower: TowerConfig
  /** π: section 4.1, Initialization: "We use π = .01 in all experiments". */
  readonly prior: number
}

export const retinaNetHeadPresets: Readonly<Record<"paper" | "small", RetinaNetHeadConfig>> = {
  paper: { tower: { depth: 4, norm: { kind: "none" }, fill: gaussian(0.01) }, prior: 0.01 },
  small: {
    tower: { depth: 1, norm: { kind: "group", size: 8, epsilon: 1e-5 }, fill: { kind: "he" } },
    prior: 0.01,
  },
}

/** A network from the leaf "images" to "logits" [B, N, K] and "deltas" [B, N, 4]. */
export interface RetinaNetNetwork {
  readonly graph: Graph
  /** The maps that the subnets look at, finest first. */
  readonly features: readonly { readonly name: string; readonly node: Node }[]
  readonly parameters: readonly Parameter[]
}

/**
 * Two small networks that share their shape but not their weights, each the same on every level.
 * The last convolution of the first starts with the bias -ln((1 - π) / π): every class at every anchor with
 * probability π.
 */
export const retinaNetNetwork = (
  pyramid: Backbone,
  config: RetinaNetHeadConfig,
  { classes, anchors }: { readonly classes: number; readonly anchors: number },
): RetinaNetNetwork => {
  const channels = pyramid.channels[0] ?? 0
  const last = (name: string, to: number, bias: number) =>
    convolution(name, { from: channels, to, kernel: 3, fill: gaussian(0.01), bias })
  const subnet = (name: string) => tower(`head.${name}.conv`, channels, config.tower)
  const prior = -Math.log((1 - config.prior) / config.prior)
  const [classTower, boxTower] = [subnet("classification_head"), subnet("regression_head")]
  const logits = last("head.classification_head.cls_logits", anchors * classes, prior)
  const deltas = last("head.regression_head.bbox_reg", anchors * 4, 0)
  const features = pyramid.maps(leaf("images"))
  const nodes = features.map(({ node }) => node)
  return {
    graph: graph({
      logits: perAnchor(
        nodes.map((node) => logits.apply(classTower.apply(node))),
        classes,
      ),
      deltas: perAnchor(
        nodes.map((node) => deltas.apply(boxTower.apply(node))),
        4,
      ),
    }),
    features,
    parameters: [
      ...pyramid.parameters,
      ...[classTower, logits, boxTower, deltas].flatMap(({ parameters }) => parameters),
    ],
  }
}
