import type { Backend } from "@detspec/spec"
import { Bench } from "tinybench"
import type { Case } from "./case.js"

/** The median time in milliseconds, or why there is none. */
export type Timing = { readonly ms: number; readonly samples: number } | { readonly failed: string }

export interface Row {
  readonly name: string
  readonly size: string
  /** By competitor: "plain", "spec", "gpu:webasm", … */
  readonly timings: ReadonlyMap<string, Timing>
}

interface Competitor {
  readonly name: string
  readonly work: () => unknown
}

/** Milliseconds of each call, or why there are none. */
type Samples = readonly number[] | { readonly failed: string }

/** The specification is slow, and timed once; the others in turn, so that a noisy minute falls on all of them. */
const rounds = 3

const sampled = async ({ name, work }: Competitor): Promise<Samples> => {
  const options =
    name === "spec"
      ? { iterations: 1, time: 0, warmup: false }
      : { iterations: 5, time: 300, warmupIterations: 2, warmupTime: 0 }
  const bench = new Bench({ ...options, retainSamples: true, throws: true })
  bench.add("one", async () => {
    await work()
  })
  try {
    const [task] = await bench.run()
    const result = task?.result
    return result && "latency" in result ? (result.latency.samples ?? []) : { failed: "no samples" }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

const both = (before: Samples | undefined, after: Samples): Samples =>
  before === undefined || "failed" in after ? after : "failed" in before ? before : [...before, ...after]

const timingOf = (samples: Samples): Timing => {
  if ("failed" in samples) return samples
  const ms = [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)]
  return ms === undefined ? { failed: "no samples" } : { ms, samples: samples.length }
}

/** Every competitor on one case, in turn, in one run. */
export const measure = async (one: Case, backends: readonly Backend[]): Promise<Row> => {
  const competitors: readonly Competitor[] = [
    ...(one.plain ? [{ name: "plain", work: one.plain }] : []),
    ...backends.map((backend) => ({ name: backend.name, work: () => one.by(backend) })),
  ]
  const samples = new Map<string, Samples>()
  for (let round = 0; round < rounds; round += 1) {
    for (const competitor of competitors) {
      if (round > 0 && competitor.name === "spec") continue
      samples.set(competitor.name, both(samples.get(competitor.name), await sampled(competitor)))
    }
  }
  const timings = new Map([...samples].map(([name, all]) => [name, timingOf(all)] as const))
  return { name: one.name, size: one.size, timings }
}
