/** Blocks begin at multiples of a cache line, and behind each one a vector may be read. */
const line = 64
const page = 65536

/** What 32 bits can address. */
export const largest: number = 2 ** 32 - page

/** Blocks of linear memory: taken where they fit first, given back, merged with their neighbours. */
export interface Heap {
  /** A RangeError that says so when memory cannot hold them. */
  readonly take: (bytes: number) => number
  readonly give: (address: number) => void
  /** Bytes of the memory. */
  readonly held: () => number
}

interface Gap {
  readonly start: number
  readonly end: number
}

const aligned = (bytes: number): number => Math.ceil(Math.max(bytes, 1) / line) * line

/** Grows by half again where there is room, so that many small steps do not become many growths. */
const grow = (memory: WebAssembly.Memory, end: number): void => {
  const pages = memory.buffer.byteLength / page
  const needed = Math.ceil(end / page)
  if (needed <= pages) return
  const roomy = Math.min(largest / page, Math.max(needed, Math.ceil(pages * 1.5)))
  try {
    memory.grow(roomy - pages)
  } catch {
    memory.grow(needed - pages)
  }
}

/** Neighbouring gaps as one, in order. */
const merged = (gaps: readonly Gap[]): Gap[] => {
  const all: Gap[] = []
  for (const gap of [...gaps].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last?.end === gap.start) all[all.length - 1] = { start: last.start, end: gap.end }
    else all.push(gap)
  }
  return all
}

/** The heap of `memory` from `first` on. */
export const heap = (memory: WebAssembly.Memory, first: number): Heap => {
  let gaps: Gap[] = [{ start: aligned(first), end: largest }]
  const blocks = new Map<number, number>()
  return {
    take: (bytes) => {
      const size = aligned(bytes + line)
      const at = gaps.findIndex(({ start, end }) => end - start >= size)
      const gap = gaps[at]
      const refused = () => new RangeError(`${bytes} bytes more`, { cause: "memory" })
      if (gap === undefined) throw refused()
      try {
        grow(memory, gap.start + size)
      } catch {
        throw refused()
      }
      gaps[at] = { start: gap.start + size, end: gap.end }
      blocks.set(gap.start, size)
      return gap.start
    },
    give: (address) => {
      const size = blocks.get(address)
      if (size === undefined) return
      blocks.delete(address)
      gaps = merged([
        ...gaps.filter(({ start, end }) => end > start),
        { start: address, end: address + size },
      ])
    },
    held: () => memory.buffer.byteLength,
  }
}
