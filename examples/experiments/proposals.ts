// 50, 100 or 300 proposals: what does a trained Faster R-CNN find with them, and what do they cost?
import { loadWeights } from "@detspec/cli"
import { answer } from "../answer.js"
import { byProposals } from "./parts/proposals.js"
import { proposalsFigure } from "./parts/proposals-figure.js"
import { unseenWholeScenes } from "./parts/scenes.js"
import { settings, weightsFile } from "./parts/settings.js"
import { withTools } from "./parts/tools.js"
import { writeFigure } from "./parts/write-figure.js"

const { unseen, out } = settings({ steps: 0, scenes: 0, unseen: 200, seeds: [1] })

await withTools(async (tools) => {
  const loaded = await answer(loadWeights(tools, weightsFile("fasterrcnn")))
  const { kept, firstStage } = await byProposals(tools, loaded, await unseenWholeScenes(unseen))
  const percent = (share: number) => (100 * share).toFixed(1)
  for (const { count, recalls, precisions, milliseconds } of kept)
    console.log(
      `${count} proposals: recall ${recalls.map(percent).join(" and ")} % at IoU .5 and .7, mAP ${precisions.map(percent).join(" and ")} at .5 and .75, ${milliseconds.toFixed(1)} ms of processor time an image`,
    )
  console.log(`the first stage: ${firstStage.toFixed(1)} ms`)
  await writeFigure(out, proposalsFigure(kept, firstStage))
})
