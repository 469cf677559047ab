import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)
const home = fileURLToPath(new URL("../../", import.meta.url))
const from = ["--conditions=source", "--import", "tsx"]
let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "detspec-experiments-"))
})
after(() => rm(folder, { recursive: true }))

/** Runs an experiment with little to do, and looks at its figure; answers with what it printed. */
const shortly = async (name: string, ...words: readonly string[]): Promise<string> => {
  const program = join(home, "examples", "experiments", `${name}.ts`)
  const { stdout } = await run(process.execPath, [...from, program, "--out", folder, ...words], { cwd: home })
  const file = join(folder, `experiment-${name}`)
  const svg = await readFile(`${file}.svg`, "utf8")
  assert.match(svg, /^<svg .*<\/svg>$/s)
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/)
  assert.ok((await stat(`${file}.png`)).size > 10_000)
  return stdout
}

/** Weights after one step: enough to look at. */
const brief = async (model: string): Promise<string> => {
  const file = join(folder, `${model}.safetensors`)
  const main = join(home, "packages", "cli", "src", "main.ts")
  const little = ["--data", "shapes", "--scenes", "4", "--batch", "2", "--steps", "1", "--backend", "wasm"]
  await run(process.execPath, [...from, main, "train", model, ...little, "--out", file], { cwd: home })
  return file
}

/** The numbers of every line that fits, in their order. */
const numbersIn = (text: string, pattern: RegExp): readonly (readonly number[])[] =>
  [...text.matchAll(pattern)].map(([, ...found]) => found.map(Number))

const ascends = (list: readonly number[]): boolean => list.every((x, n) => n === 0 || x >= (list[n - 1] ?? x))

test("prior: π = .5 begins with a loss of the background many times that of the objects", async () => {
  const printed = await shortly("prior", "--steps", "1", "--scenes", "8")
  const first = numbersIn(
    printed,
    /π = ([\d.]+), focal loss: classification ([\d.]+) .*?background ([\d.]+) %/g,
  )
  const [[, low = 0, little = 0] = [], [, high = 0, much = 0] = []] = first
  // α (1 - π)^γ (-ln π) = 1.13 for an anchor with an object, and a little for the classes that it has not.
  assert.ok(low > 1.05 && low < 1.2, printed)
  assert.ok(little < 1 && much > 95 && high > 10 * low, printed)
})

test("focal-or-sampling: the larger γ, the more of the background's loss belongs to its hardest", async () => {
  const little = ["--steps", "1", "--scenes", "8", "--unseen", "2", "--seeds", "1"]
  const printed = await shortly("focal-or-sampling", ...little, "--weights", await brief("retinanet"))
  const shares = numbersIn(printed, /γ = [\d.]+: .*? has ([\d.]+) % of its loss/g).flat()
  assert.equal(shares.length, 4)
  assert.ok(ascends(shares), printed)
  assert.match(printed, /focal loss, seed 1: mAP .*\ncross-entropy, seed 1: mAP .*\nsampled, seed 1: mAP /)
})

test("coordinates: overlaps, deltas, matches and suppression are the same in pixels and in cells", async () => {
  const printed = await shortly("coordinates", "--unseen", "3")
  assert.match(printed, /largest difference of an IoU 0, of a delta 0\n/)
  assert.match(printed, /matches that differ 0, boxes that suppression keeps otherwise 0\n/)
})

test("one-stage-or-two: both are trained and measured", async () => {
  const little = ["--steps", "1", "--scenes", "8", "--unseen", "2", "--seeds", "1"]
  const printed = await shortly("one-stage-or-two", ...little)
  assert.match(printed, /one stage, seed 1: mAP .*\ntwo stages, seed 1: mAP /)
})

test("anchors: more scales or more ratios never cover less", async () => {
  const printed = await shortly("anchors", "--unseen", "5")
  const covered = numbersIn(printed, /: ([\d.]+) % at IoU .5, ([\d.]+) % at .7/g)
  const [one = [], ratios = [], scales = [], both = []] = covered
  for (const k of [0, 1])
    for (const few of [ratios, scales]) assert.ok(ascends([one[k] ?? 0, few[k] ?? 0, both[k] ?? 0]), printed)
  assert.equal(covered.length, 4)
})

test("proposals: more proposals never reach fewer objects", async () => {
  const printed = await shortly("proposals", "--weights", await brief("fasterrcnn"), "--unseen", "2")
  const recalls = numbersIn(printed, /proposals: recall ([\d.]+) and/g).flat()
  assert.equal(recalls.length, 6)
  assert.ok(ascends(recalls), printed)
})
