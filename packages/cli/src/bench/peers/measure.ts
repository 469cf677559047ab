import type { Limits } from "@detspec/wasm"
import { agreement } from "./agreement.js"
import type { PeerCase } from "./cases/peer-case.js"
import type { Outputs, Peer, Reply } from "./question.js"

/** What one peer took and how its answer compares with the others'. */
export interface Timing {
  readonly median: number
  readonly calls: number
}

export interface PeerRow {
  readonly operation: string
  readonly size: string
  readonly bar: number
  /** By peer; those without a timing are left out. */
  readonly timings: ReadonlyMap<string, Timing>
  /** By peer: how far its answer lies from that of wasm. */
  readonly distances: ReadonlyMap<string, string>
  readonly disagreeing: readonly string[]
  /** Milliseconds that memory and arithmetic take at least. */
  readonly floor: number
}

/** Everybody by turns, so that a noisy minute falls on all. */
const rounds = 3

const median = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[samples.length >> 1] ?? Number.NaN

const bytesOf = (outputs: Outputs): number =>
  Object.values(outputs).reduce((sum, { size, data }) => sum + size * data.BYTES_PER_ELEMENT, 0)

const floorOf = (one: PeerCase, outputs: Outputs, { bytesPerSecond, flopsPerSecond }: Limits): number =>
  1000 * Math.max((one.inputBytes + bytesOf(outputs)) / bytesPerSecond, one.flops / flopsPerSecond)

/** The peers that answer, and what they say: the slow ones are asked once. */
const asked = async (
  one: PeerCase,
  peers: readonly Peer[],
  seconds: number,
): Promise<ReadonlyMap<string, Reply>> => {
  const replies = new Map<string, Reply>()
  for (let round = 0; round < rounds; round += 1) {
    for (const peer of peers) {
      const before = replies.get(peer.name)
      const slow =
        before !== undefined &&
        ("missing" in before || median(before.milliseconds) > 1000 || peer.name === "spec")
      if (slow || one.except.includes(peer.name)) continue
      const reply = await one.ask(peer, peer.name === "spec" ? 0 : seconds, round === 0)
      const known = before !== undefined && "milliseconds" in before ? before : undefined
      replies.set(
        peer.name,
        "missing" in reply
          ? reply
          : {
              milliseconds: [...(known?.milliseconds ?? []), ...reply.milliseconds],
              outputs: known?.outputs ?? reply.outputs,
            },
      )
    }
  }
  return replies
}

/** One case by everybody. */
export const measurePeers = async (
  one: PeerCase,
  peers: readonly Peer[],
  limits: Limits,
  seconds: number,
): Promise<PeerRow> => {
  const replies = [...(await asked(one, peers, seconds))].flatMap(([name, reply]) =>
    "missing" in reply ? [] : [{ name, ...reply }],
  )
  const ours = replies.find(({ name }) => name === "wasm")?.outputs ?? {}
  const others = replies
    .filter(({ name }) => name !== "wasm")
    .map(({ name, outputs }) => ({ name, ...agreement(ours, outputs) }))
  return {
    operation: one.operation,
    size: one.size,
    bar: one.bar,
    timings: new Map(
      replies.map(({ name, milliseconds }) => [
        name,
        { median: median(milliseconds), calls: milliseconds.length },
      ]),
    ),
    distances: new Map(others.map(({ name, words }) => [name, words])),
    disagreeing: others.filter(({ agree }) => !agree).map(({ name, words }) => `${name} (${words})`),
    floor: floorOf(one, ours, limits),
  }
}
