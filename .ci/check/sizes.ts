import type { Source } from "./sources.js"

export const largest = 250

const lineCount = ({ text }: Source): number => text.split("\n").length - 1

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

/** How large files are: one line to read, and the files that are too large. */
export const sizes = (
  sources: readonly Source[],
): { readonly words: string; readonly over: readonly string[] } => {
  const counts = sources.map(lineCount).sort((a, b) => a - b)
  const over = sources.filter((source) => lineCount(source) > largest)
  return {
    words: `${sources.length} files, median ${quantile(counts, 0.5)} lines, 95th percentile ${quantile(counts, 0.95)}, largest ${counts.at(-1) ?? 0}`,
    over: over.map((source) => `${source.path} has ${lineCount(source)} lines, more than ${largest}`),
  }
}
