import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { toBatch } from "../images/batch.js"
import { derivativeOf } from "../model/derivative.js"
import type { Detect } from "../model/model.js"
import { toOriginal } from "../model/to-original.js"
import type { Tools } from "../model/tools.js"
import { entryOf } from "../rows.js"
import type { RetinaNetConfig } from "./config.js"
import { retinaNetForward } from "./forward.js"
import type { RetinaNetNetwork } from "./network.js"
import { retinaNetPostprocess } from "./postprocess.js"

/** From images to objects: batch, network, and image by image what its answers mean. */
export const retinaNetDetect = (tools: Tools, config: RetinaNetConfig, network: RetinaNetNetwork): Detect => {
  const forward = retinaNetForward(tools, config, network, derivativeOf(tools.engine, network.graph, []))
  const postprocess = retinaNetPostprocess(tools.backend, config)
  return (parameters, images) =>
    pipe(
      TE.Do,
      TE.bind("batch", () => TE.fromEither(toBatch(config.images)(images))),
      TE.bind("seen", ({ batch }) => forward(parameters, batch)),
      TE.chain(({ batch, seen: { heads, anchors } }) =>
        TE.sequenceSeqArray(
          batch.sizes.map((size, n) =>
            pipe(
              postprocess(entryOf(heads.logits, n), entryOf(heads.deltas, n), anchors, size),
              TE.map((found) => toOriginal(found, batch, n)),
            ),
          ),
        ),
      ),
    )
}
