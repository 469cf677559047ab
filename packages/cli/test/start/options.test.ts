import assert from "node:assert/strict"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { message } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { fromVoc } from "../../src/start/annotated.js"
import type { RawStartOptions } from "../../src/start/options.js"
import { readStartOptions } from "../../src/start/options.js"

const plain = { corners: "continuous", seed: "17", backend: "spec", out: "out" }

const refused = (options: RawStartOptions): string => {
  const read = readStartOptions([], options)
  assert.ok(E.isLeft(read))
  return message(read.left)
}

test("options that make no sense are named", () => {
  assert.ok(E.isRight(readStartOptions([], plain)))
  assert.match(refused({ ...plain, seed: "x" }), /`--seed` must be a whole number of 0 or more, got x/)
  assert.match(
    refused({ ...plain, corners: "round" }),
    /`--corners` must be one-based or continuous, got round/,
  )
  assert.match(refused({ ...plain, image: "a" }), /`--image` must come with --voc DIR, got a/)
  assert.match(refused({ ...plain, weights: "shapes" }), /`--weights` must come with an image or --voc DIR/)
  assert.match(refused({ ...plain, engine: "steam" }), /`--engine` must be one of reference, onnxruntime/)
  assert.ok(E.isRight(readStartOptions(["a.jpg"], { ...plain, weights: "shapes", engine: "reference" })))
})

test("a folder without annotations is a BadFile that names it", async () => {
  const dir = await mkdtemp(join(tmpdir(), "detspec-start-"))
  const read = await fromVoc(dir, "continuous", undefined)()
  assert.ok(E.isLeft(read))
  assert.equal(read.left.tag, "BadFile")
  assert.equal(read.left.field, dir)
})
