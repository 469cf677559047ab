import { message } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { fasterRcnnStages } from "./faster-rcnn.js"
import type { RecordedModel } from "./read.js"
import { retinaNetStages } from "./retinanet.js"
import type { Stage } from "./stage.js"

/** How a model fared with one engine and one backend. */
export interface ModelResult {
  readonly title: string
  readonly stages: readonly Stage[]
}

const stagesOf = (tools: Tools, recorded: RecordedModel) => {
  const { meta } = recorded
  return meta.model === "retinanet"
    ? retinaNetStages(tools, recorded, meta.config)
    : fasterRcnnStages(tools, recorded, meta.config)
}

/** What was recorded and no stage was held against. */
const leftOut = ({ tensors }: RecordedModel, stages: readonly Stage[]): readonly string[] => {
  const seen = new Set(stages.map(({ name }) => name))
  return Object.keys(tensors).filter((name) => !/^(input|target)\./.test(name) && !seen.has(name))
}

/** Every stage of a recorded model; what was recorded and not looked at is a failure. */
export const runModel = async (tools: Tools, recorded: RecordedModel): Promise<ModelResult> => {
  const title = `${recorded.folder}: ${recorded.meta.model}, engine ${tools.engine.name}, backend ${tools.backend.name}`
  const stages = await stagesOf(tools, recorded)()
  if (E.isLeft(stages))
    return { title, stages: [{ name: "run", share: Infinity, wrong: message(stages.left) }] }
  const missed = leftOut(recorded, stages.right).map((name) => ({
    name,
    share: Infinity,
    wrong: "was recorded, and nothing was held against it",
  }))
  return { title, stages: [...stages.right, ...missed] }
}
