import type { Peer } from "../peers/question.js"
import type { Curve } from "./curves.js"
import { sizes } from "./curves.js"

/** A peer's median milliseconds at each size that it was asked for. */
export interface Line {
  readonly peer: string
  readonly points: readonly (readonly [count: number, milliseconds: number])[]
}

export interface Measured {
  readonly title: string
  readonly note: string
  readonly lines: readonly Line[]
}

/** Who took so long for one size is not asked for the next. */
const patience = 2500

const median = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[samples.length >> 1] ?? Number.NaN

/** One curve by everybody, each as far as it comes in reasonable time. */
export const measureCurve = async (
  curve: Curve,
  peers: readonly Peer[],
  seconds: number,
): Promise<Measured> => {
  const points = new Map<string, (readonly [number, number])[]>()
  for (const count of sizes) {
    const one = curve.at(count)
    for (const peer of peers) {
      const before = points.get(peer.name) ?? []
      const [, last = 0] = before.at(-1) ?? []
      if (last > patience) continue
      const reply = await one.ask(peer, seconds, false)
      if ("milliseconds" in reply) points.set(peer.name, [...before, [count, median(reply.milliseconds)]])
    }
  }
  const lines = [...points].map(([peer, all]) => ({ peer, points: all }))
  return { title: curve.title, note: curve.note, lines }
}
