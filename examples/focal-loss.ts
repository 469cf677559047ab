// A hundred thousand easy negatives against ten hard positives: whose loss is it?
import { float64, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import { answer } from "./answer.js"

const { sigmoidFocalLoss } = specBackend.operations
const [easy, hard] = [100_000, 10]
const logits = float64(
  [easy + hard, 1],
  Array.from({ length: easy + hard }, (_, i) => (i < easy ? -4 : -1)),
)
const targets = float64(
  [easy + hard, 1],
  Array.from({ length: easy + hard }, (_, i) => (i < easy ? 0 : 1)),
)

for (const gamma of [0, 0.5, 1, 2, 5]) {
  const { loss } = await answer(sigmoidFocalLoss({ logits, targets, weighting: "none", alpha: 0.25, gamma }))
  const values = toArray(loss)
  const sum = (from: number, to: number) => values.slice(from, to).reduce((a, b) => a + b, 0)
  const share = sum(easy, easy + hard) / sum(0, easy + hard)
  console.log(`γ = ${gamma}: the ten positives are ${(100 * share).toFixed(2)} % of the loss`)
}
