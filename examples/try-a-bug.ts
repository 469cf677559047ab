// A bug of one's own against the laws: which of them see that equal scores are broken the other way?
import { conform } from "@detspec/conformance"
import { int32, toArray } from "@detspec/core"
import { nms, override, specBackend } from "@detspec/spec"

const reversed = override(specBackend, {
  nms: ({ boxes, scores, threshold }) => {
    const last = (scores.shape[0] ?? 0) - 1
    const { keep } = nms({ boxes: boxes.step(-1, 1), scores: scores.step(-1), threshold })
    return {
      keep: int32(
        [keep.size],
        toArray(keep).map((i) => last - i),
      ),
    }
  },
})

const report = await conform(reversed, { seed: 1, runs: 100, operations: ["nms"] })
for (const { sentence, outcome } of report.operations.flatMap(({ laws }) => laws)) {
  if (outcome.tag === "failed") console.log(`✗ ${sentence}`)
}
