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

const timed = async (work: () => unknown, slow: boolean): Promise<Timing> => {
  const options = slow
    ? { iterations: 1, time: 0, warmup: false }
    : { iterations: 7, time: 700, warmupIterations: 3, warmupTime: 0 }
  const bench = new Bench({ ...options, throws: true })
  bench.add("one", async () => {
    await work()
  })
  try {
    const [task] = await bench.run()
    const result = task?.result
    return result && "latency" in result && result.latency
      ? { ms: result.latency.p50, samples: result.latency.samplesCount }
      : { failed: "no samples" }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

/** Every competitor on one case, one after the other, in one run. */
export const measure = async (one: Case, backends: readonly Backend[]): Promise<Row> => {
  const timings = new Map<string, Timing>()
  if (one.plain) timings.set("plain", await timed(one.plain, false))
  for (const backend of backends) {
    timings.set(backend.name, await timed(() => one.by(backend), backend.name === "spec"))
  }
  return { name: one.name, size: one.size, timings }
}
