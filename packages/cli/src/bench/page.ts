import { cpus, loadavg, release, totalmem, type } from "node:os"
import type { Row } from "./measure.js"
import type { MemoryRow } from "./memory.js"
import { memoryTable } from "./memory.js"
import { benchTable } from "./table.js"

/** What the numbers were measured on. */
export const machine = (): string => {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.versions.node}`
}

/** docs/benchmarks.md, whole. */
export const benchPage = (
  rows: readonly Row[],
  names: readonly string[],
  memory: readonly MemoryRow[],
  missing: readonly string[],
): string => {
  const lines = [
    "# Benchmarks",
    "",
    "Written by `npm run bench`. Medians in milliseconds, in brackets how many times as fast as a plain loop over typed arrays in the same run, in which all take turns. Machines are noisy: compare the ratios, not the times, and take differences under a quarter for none.",
    "",
    `Measured on ${machine()}, with a load of ${(loadavg()[2] ?? 0).toFixed(1)} in the last quarter of an hour.`,
    "",
    ...benchTable(rows, names),
    "",
    "`plain` is the loop that one writes without a library (packages/cli/src/bench/plain). A backend's time includes checking its input against the contract. The specification is timed once: it is there to be read.",
    ...(missing.length === 0 ? [] : ["", "Not on this machine:", "", ...missing.map((why) => `- ${why}`)]),
    "",
    "## Memory",
    "",
    "Resident memory over calls of boxIou, each with other shapes.",
    "",
    ...memoryTable(memory),
  ]
  return `${lines.join("\n")}\n`
}
