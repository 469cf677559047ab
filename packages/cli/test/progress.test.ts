import assert from "node:assert/strict"
import { test } from "node:test"
import { laws } from "@detspec/conformance"
import { lawCount, progressInLines, progressOn, withoutProgress } from "../src/conform/progress.js"

const takeBack = "\r\u001b[2K"

/** What a terminal shows that knows how to take its last line back. */
const screen = () => {
  const lines = [""]
  const write = (text: string): void => {
    for (const [n, row] of text.split("\n").entries()) {
      if (n > 0) lines.push("")
      const [before = "", ...after] = row.split(takeBack)
      const shown = lines.pop() ?? ""
      lines.push(after.at(-1) ?? `${shown}${before}`)
    }
  }
  return { lines, terminal: { write, columns: 80 } }
}

test("progress stands below what is printed, and goes when all is done", () => {
  const { lines, terminal } = screen()
  let now = 0
  const progress = progressOn(terminal, 4, () => now)
  progress.print("spec")
  now = 2000
  progress.step("nms")
  assert.deepEqual(lines, ["spec", "1 of 4 laws, nms, 0 inputs, 2 s"])
  progress.print("a law")
  assert.deepEqual(lines, ["spec", "a law", "1 of 4 laws, nms, 0 inputs, 2 s"])
  now = 90_000
  progress.step("nms")
  assert.equal(lines.at(-1), "2 of 4 laws, nms, 0 inputs, 1 min 30 s, about 1 min 30 s left")
  progress.step("softNms")
  progress.step("softNms")
  progress.print("the matrix")
  assert.deepEqual(lines, ["spec", "a law", "the matrix", ""])
})

test("within a long law, the inputs are counted every second, from the first law on", () => {
  const { lines, terminal } = screen()
  let now = 0
  const progress = progressOn(terminal, 4, () => now)
  progress.input("nms")
  assert.equal(lines.at(-1), "")
  for (now = 1; now <= 12_500; now += 1) progress.input("nms")
  assert.equal(lines.at(-1), "0 of 4 laws, nms, 12,001 inputs, 12 s")
})

test("without a terminal, a line goes aside for every half a minute in which no law ended", () => {
  const [printed, aside]: readonly [string[], string[]] = [[], []]
  let now = 0
  const progress = progressInLines(
    (line) => printed.push(line),
    (line) => aside.push(line),
    4,
    () => now,
  )
  for (now = 1000; now <= 65_000; now += 1000) progress.input("nms")
  progress.print("a law")
  progress.step("nms")
  for (now = 66_000; now <= 96_000; now += 1000) progress.input("nms")
  assert.deepEqual(printed, ["a law"])
  assert.deepEqual(aside, [
    "… 0 of 4 laws, nms, 30 inputs, 30 s",
    "… 0 of 4 laws, nms, 60 inputs, 1 min 0 s",
    "… 1 of 4 laws, nms, 96 inputs, 1 min 36 s, about 4 min 48 s left",
  ])
})

test("progress is cut to the terminal's width, and ends early where it is told to", () => {
  const { lines, terminal } = screen()
  const progress = progressOn({ ...terminal, columns: 12 }, 4, () => 0)
  progress.step("nms")
  assert.equal(lines.at(-1), "1 of 4 laws")
  progress.end()
  assert.equal(lines.at(-1), "")
})

test("where only failures are wanted there are the printed lines and nothing else", () => {
  const lines: string[] = []
  const progress = withoutProgress((line) => lines.push(line))
  progress.input("nms")
  progress.step("nms")
  progress.print("a law")
  progress.end()
  assert.deepEqual(lines, ["a law"])
})

test("as many laws as the options ask for, on every backend", () => {
  const all = laws.nms.common.length + laws.nms.own.length
  const options = { operations: ["nms"], law: "", seed: 1, runs: 1, quiet: false } as const
  assert.equal(lawCount({ ...options, backends: ["spec", "gpu"] }), 2 * all)
  assert.equal(lawCount({ ...options, backends: ["spec"], law: laws.nms.own[0]?.sentence ?? "" }), 1)
})
