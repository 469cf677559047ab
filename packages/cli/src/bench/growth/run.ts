import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { availableParallelism, cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { wasmBackend } from "@detspec/wasm"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import type { ExitStatus } from "../../exit.js"
import { complain } from "../../exit.js"
import { residentPeer } from "../peers/backend-peer.js"
import { onnxruntime } from "../peers/onnxruntime.js"
import { torchvision } from "../peers/torchvision.js"
import { curves } from "./curves.js"
import { growthFigure } from "./figure.js"
import { measureCurve } from "./measure.js"

/** Measures every curve on everybody who is here, and draws them into a PNG. */
export const runGrowth = async (
  file: string,
  seconds: number,
  print: (line: string) => void,
): Promise<ExitStatus> => {
  const threads = availableParallelism()
  const wasm = await wasmBackend({ threads, answers: "resident" })()
  if (E.isLeft(wasm)) return complain(wasm.left)
  const folder = await mkdtemp(join(tmpdir(), "detspec-growth-"))
  const libraries = [await torchvision(threads, folder), await onnxruntime(threads)]
  const peers = [residentPeer(wasm.right), ...libraries.flatMap((peer) => (peer === undefined ? [] : [peer]))]
  const all = []
  for (const curve of curves) {
    const measured = await measureCurve(curve, peers, seconds)
    for (const { peer, points } of measured.lines)
      print(
        `${measured.title}, ${peer}: ${points.map(([count, ms]) => `${count} ${ms.toFixed(2)} ms`).join(", ")}`,
      )
    all.push(measured)
  }
  for (const peer of peers) await peer.close()
  await rm(folder, { recursive: true })
  const { svg } = growthFigure(all, `${threads} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`)
  await writeFile(file, await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer())
  return 0
}
