import type { Graph } from "@detspec/networks"
import { namesOf } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { derivativeOf } from "../model/derivative.js"
import type { SlopesOf } from "../model/model.js"
import type { Tools } from "../model/tools.js"
import type { FasterRcnnConfig } from "./config.js"
import { firstStage, firstStageCotangents, firstStageGraph, proposed } from "./forward.js"
import type { FasterRcnnNetwork } from "./network.js"
import type { Phase } from "./phase.js"
import { headPart, withoutHead } from "./train-head.js"
import { rpnPart, withoutRpn } from "./train-rpn.js"

/** The parameters that move in a phase: those of the first stage, and those of the head. */
const moving = (first: Graph, network: FasterRcnnNetwork, { trained }: Phase) => {
  const names = network.parameters
    .filter(({ learned, name }) => learned && trained(name))
    .map(({ name }) => name)
  const within = (graph: Graph) => {
    const own = new Set(namesOf(graph))
    return names.filter((name) => own.has(name))
  }
  const below = within(first)
  return { below, above: [...within(network.head), ...(below.length > 0 ? ["regions"] : [])] }
}

/**
 * The losses of a batch in one phase of training, and their slopes.
 *
 * The first stage is computed once; both losses flow back into its maps, and once through it. Proposals are treated
 * as given: the derivative along their corners is left out. Source: Faster R-CNN, section 3.2.
 */
export const fasterRcnnSlopes = (
  tools: Tools,
  config: FasterRcnnConfig,
  network: FasterRcnnNetwork,
  phase: Phase,
): SlopesOf => {
  const first = firstStageGraph(network, config)
  const { below, above } = moving(first, network, phase)
  const see = firstStage(tools, config, network, derivativeOf(tools.engine, first, below))
  const propose = proposed(tools, config, config.rpn.train)
  const rpn = rpnPart(tools.backend, config.rpn)
  const head = headPart(tools, config, derivativeOf(tools.engine, network.head, above))
  return (parameters, batch, shuffle) =>
    pipe(
      TE.Do,
      TE.bind("stage", () => see(parameters, batch.images)),
      TE.bind("rpn", ({ stage }) => (phase.rpn ? rpn(stage, batch, shuffle) : TE.right(withoutRpn(stage)))),
      TE.bind("head", ({ stage }) =>
        phase.head
          ? pipe(
              phase.proposals?.(batch) ?? propose(stage, batch.images),
              TE.chain((proposals) => head(parameters, stage.maps, proposals, batch, shuffle)),
            )
          : TE.right(withoutHead(stage.maps)),
      ),
      TE.bind("back", ({ stage, rpn, head }) =>
        below.length === 0 ? TE.right({}) : stage.pullback(firstStageCotangents(rpn.cotangents, head.maps)),
      ),
      TE.map(({ rpn, head, back }) => ({
        losses: { ...rpn.losses, ...head.losses },
        gradients: { ...back, ...head.gradients },
      })),
    )
}
