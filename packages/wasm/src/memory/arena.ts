/** Memory is given out from the start on, at multiples of a cache line. */
const line = 64
const page = 65536

/** What 32 bits can address. */
export const largest: number = 2 ** 32 - page

/** The memory of one call: given out in order, all of it free again when the next call begins. */
export interface Arena {
  readonly reserve: (bytes: number) => number
  readonly reset: () => void
  /** Bytes of the memory, and the most that one call used of it. */
  readonly held: () => number
}

const aligned = (address: number): number => Math.ceil(address / line) * line

/** Grows by half again at least, so that many small steps do not become many growths. */
const grow = (memory: WebAssembly.Memory, end: number): void => {
  const pages = memory.buffer.byteLength / page
  const needed = Math.ceil(end / page)
  if (needed <= pages) return
  const limit = largest / page
  const roomy = Math.min(limit, Math.max(needed, Math.ceil(pages * 1.5)))
  try {
    memory.grow(roomy - pages)
  } catch {
    memory.grow(needed - pages)
  }
}

/** An arena in `memory` from `first` on. A reservation that memory cannot hold throws a RangeError that says so. */
export const arena = (memory: WebAssembly.Memory, first: number): Arena => {
  const start = aligned(first)
  let next = start
  return {
    reserve: (bytes) => {
      const address = next
      const end = address + bytes
      const refuse = () => new RangeError(`${end} bytes of ${largest}`, { cause: "memory" })
      if (!(end <= largest)) throw refuse()
      try {
        grow(memory, end)
      } catch {
        throw refuse()
      }
      next = aligned(end)
      return address
    },
    reset: () => {
      next = start
    },
    held: () => memory.buffer.byteLength,
  }
}
