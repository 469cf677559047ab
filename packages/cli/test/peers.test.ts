import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import type { ExpectedFailure, Report } from "@detspec/conformance"
import { conform } from "@detspec/conformance"
import * as E from "fp-ts/lib/Either.js"
import { reachBackend } from "../src/backends.js"
import { readExpectations } from "../src/conform/expected.js"

const peers = fileURLToPath(new URL("../../../conformance/peers/", import.meta.url))
/** Debian's own: another may come first on the path, without torchvision. */
const python = "/usr/bin/python3"

/** Fixed, so that what is expected to fail is found each time. */
const settings = { seed: 12, runs: 100, shrink: false }

const hold = async (command: string, expected: readonly ExpectedFailure[]): Promise<Report> => {
  const reached = await reachBackend(command)()
  if (E.isLeft(reached)) throw new Error(reached.left.actual)
  const { backend, manner } = reached.right
  const report = await conform(backend, { ...settings, manner, expected })
  await backend.dispose()
  return report
}

const surprises = ({ operations }: Report): readonly string[] =>
  operations.flatMap(({ operation, laws }) =>
    laws
      .filter(({ verdict }) => ["failed", "passed unexpectedly", "abandoned", "broken"].includes(verdict))
      .map(({ sentence, verdict }) => `${operation}: ${verdict}: ${sentence}`),
  )

/** Every law of every operation that a peer has holds, or fails as its list says. */
const asExpected = async (start: string, file: string, count: number): Promise<void> => {
  const path = `${peers}${file}`
  const list = await readExpectations(path.replace(/\.[^.]+$/, ".expected.json"))()
  if (E.isLeft(list)) throw new Error(list.left.actual)
  const report = await hold(`${start} ${path}`, list.right.failures)
  assert.deepEqual(surprises(report), [])
  const held = report.operations.filter(({ verdict }) => verdict !== "unsupported")
  assert.equal(held.length, count)
}

const hasTorchvision = (): boolean => {
  try {
    execFileSync(python, ["-c", "import torchvision"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

const node = `${process.execPath} --conditions=source --import tsx`
const missing = "NO TORCHVISION HERE: it was held to nothing (apt-get install python3-torchvision)"

test("torchvision", { skip: !hasTorchvision() && missing }, () =>
  asExpected(python, "torchvision/backend.py", 40),
)

test("onnxruntime", () => asExpected(node, "onnxruntime/backend.ts", 2))

test("TensorFlow.js", () => asExpected(node, "tensorflow-js/backend.ts", 2))
