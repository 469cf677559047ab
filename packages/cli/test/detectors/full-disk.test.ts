import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { closeSync, openSync, statSync, symlinkSync, writeSync } from "node:fs"
import { mkdir, readdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import { readCheckpoint } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { detspecHere, inFolder } from "./command.js"

const words = (out: string, ...more: readonly string[]): readonly string[] => [
  ...["train", "retinanet", "--data", "shapes", "--scenes", "2", "--batch", "1", "--steps", "3"],
  ...["--every", "1", "--warm-up", "1", "--short", "32", "--long", "48", "--backend", "spec", "--out", out],
  ...more,
]

/** Ends with 2, names the file and says why. The last step is printed before its checkpoint is written. */
const stopsAt = async (out: string, file: string, fill: () => void): Promise<void> => {
  const atLast = (line: string) => {
    if (line.includes(" 3/3 ")) fill()
  }
  const { status, errors } = await detspecHere(words(out), atLast)
  assert.equal(status, 2)
  assert.ok(errors.startsWith(`detspec: \`${file}\` must be a file that can be written, got ENOSPC`), errors)
  assert.equal(errors.trim().split("\n").length, 1)
}

const stepKept = async (out: string): Promise<number> => {
  const kept = readCheckpoint(out, await readFile(`${out}.checkpoint`))
  return E.isRight(kept) ? kept.right.state.step : Number.NaN
}

/** Goes on, and ends with the bytes of a training that nothing stopped; nothing half-written lies about. */
const endsAs = async (whole: Buffer, out: string, folder: string): Promise<void> => {
  const { status, errors } = await detspecHere(words(out, "--resume"))
  assert.equal(status, 0, errors)
  assert.ok((await readFile(out)).equals(whole))
  assert.equal((await readFile(`${out}.csv`, "utf8")).trim().split("\n").length, 4)
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith(".new")),
    [],
  )
}

const trained = async (out: string): Promise<Buffer> => {
  const { status, errors } = await detspecHere(words(out))
  assert.equal(status, 0, errors)
  return readFile(out)
}

/** What stops, what is written to then, and which checkpoint is there afterwards. */
const cases = [
  { ending: ".checkpoint", kept: 2 },
  { ending: ".csv", kept: 2 },
  { ending: ".svg", kept: 2 },
  { ending: "", kept: 3 },
]

test("a device that takes no byte: training stops, names the file, and goes on from the last checkpoint", {
  skip: statSync("/dev/full", { throwIfNoEntry: false }) ? false : "SKIPPED: no /dev/full here",
}, async () => {
  await inFolder(async (folder) => {
    const whole = await trained(join(folder, "whole.safetensors"))
    for (const { ending, kept } of cases) {
      const home = join(folder, `stopped${ending}`)
      const out = join(home, "a.safetensors")
      await mkdir(home)
      await stopsAt(out, `${out}${ending}`, () => symlinkSync("/dev/full", `${out}${ending}.new`))
      assert.equal(await stepKept(out), kept, ending)
      await endsAs(whole, out, home)
    }
  })
})

/** Writes until nothing more fits. */
const fillUp = (file: string): void => {
  const handle = openSync(file, "w")
  try {
    for (let size = 2 ** 20; size >= 1; ) {
      try {
        writeSync(handle, Buffer.alloc(size))
      } catch {
        size /= 2
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** A file system of 8 MB in memory, or false where one may not be mounted. */
const mounted = async (folder: string, run: (disk: string) => Promise<void>): Promise<boolean> => {
  const disk = join(folder, "disk")
  await mkdir(disk)
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "none", disk]).status !== 0) return false
  try {
    await run(disk)
  } finally {
    spawnSync("umount", [disk])
  }
  return true
}

test("a disk that is full: training stops, names the file, and goes on when there is room again", async (t) => {
  await inFolder(async (folder) => {
    const isThere = await mounted(folder, async (disk) => {
      const whole = await trained(join(folder, "whole.safetensors"))
      const [out, other] = [join(disk, "a.safetensors"), join(disk, "other")]
      await stopsAt(out, `${out}.csv`, () => fillUp(other))
      assert.equal(await stepKept(out), 2)
      const still = await detspecHere(words(out, "--resume"))
      assert.equal(still.status, 2)
      assert.match(still.errors, /a\.safetensors\.csv` must be .*ENOSPC/)
      assert.equal(await stepKept(out), 2)
      await rm(other)
      await endsAs(whole, out, disk)
    })
    if (!isThere) t.skip("SKIPPED: no file system may be mounted here")
  })
})
