import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { availableParallelism, tmpdir } from "node:os"
import { join } from "node:path"
import { specBackend } from "@detspec/spec"
import { wasmBackend, wasmLimits } from "@detspec/wasm"
import * as E from "fp-ts/lib/Either.js"
import { selectBackend } from "../../backends.js"
import type { ExitStatus } from "../../exit.js"
import { complain } from "../../exit.js"
import { backendPeer, residentPeer } from "./backend-peer.js"
import { peerCases } from "./cases/index.js"
import { measurePeers } from "./measure.js"
import { onnxruntime } from "./onnxruntime.js"
import { peerHead, peerLine, peersPage } from "./page.js"
import type { Peer } from "./question.js"
import { tensorflow } from "./tensorflow.js"
import { torchvision } from "./torchvision.js"

export interface PeersOptions {
  readonly operation: string
  readonly seconds: number
  readonly out?: string
}

type Print = (line: string) => void

/** Those who are here, and a line for each who is not. */
const present = async (threads: number, folder: string, print: Print): Promise<readonly Peer[]> => {
  const libraries = [
    ["torchvision", await torchvision(threads, folder)],
    ["onnxruntime-node", await onnxruntime(threads)],
    ["@tensorflow/tfjs-backend-wasm", await tensorflow()],
  ] as const
  for (const [name, peer] of libraries) if (peer === undefined) print(`not here: ${name}`)
  const gpu = await selectBackend("gpu")()
  return [
    ...libraries.flatMap(([, peer]) => (peer === undefined ? [] : [peer])),
    backendPeer(specBackend),
    ...(E.isRight(gpu) ? [backendPeer(gpu.right)] : []),
  ]
}

/** Times every case on everybody who is here, and writes the page where one is asked for. */
export const runPeers = async (
  { operation, seconds, out }: PeersOptions,
  print: Print,
): Promise<ExitStatus> => {
  const threads = availableParallelism()
  const limits = await wasmLimits(threads)()
  const copying = await wasmBackend({ threads })()
  const resident = await wasmBackend({ threads, answers: "resident" })()
  if (E.isLeft(limits)) return complain(limits.left)
  if (E.isLeft(copying)) return complain(copying.left)
  if (E.isLeft(resident)) return complain(resident.left)
  const folder = await mkdtemp(join(tmpdir(), "detspec-peers-"))
  const peers = [
    ...(await present(threads, folder, print)),
    backendPeer(copying.right),
    residentPeer(resident.right),
  ]
  const names = peers.map(({ name }) => name)
  peerHead(names).forEach(print)
  const rows = []
  for (const one of peerCases(operation)) {
    const row = await measurePeers(one, peers, limits.right, seconds)
    print(peerLine(row, names))
    rows.push(row)
    if (out !== undefined && operation === "")
      await writeFile(out, peersPage(rows, names, limits.right, threads))
  }
  for (const peer of peers) await peer.close()
  await rm(folder, { recursive: true })
  const disagreeing = rows.filter((row) => row.disagreeing.length > 0)
  return disagreeing.length === 0 ? 0 : 1
}
