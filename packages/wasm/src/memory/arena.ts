import type { Heap } from "./heap.js"

/** The memory of one call, all of it free again when the next call begins. */
export interface Arena {
  readonly reserve: (bytes: number) => number
  /** Takes a reservation out of the arena, for good: false when it has no block of its own. */
  readonly keep: (address: number) => boolean
  readonly reset: () => void
}

/** Reservations of that size have a block of their own; smaller ones share. */
const large = 65536

const line = 64

/** An arena whose blocks come from a heap. */
export const arena = ({ take, give }: Heap): Arena => {
  const own = new Set<number>()
  const shared: number[] = []
  let used = 0
  let next = large
  const small = (bytes: number): number => {
    if (next + bytes > large) {
      if (used === shared.length) shared.push(take(large))
      used += 1
      next = 0
    }
    const address = (shared[used - 1] ?? 0) + next
    next = Math.ceil((next + Math.max(bytes, 1)) / line) * line
    return address
  }
  return {
    reserve: (bytes) => {
      if (bytes < large) return small(bytes)
      const address = take(bytes)
      own.add(address)
      return address
    },
    keep: (address) => own.delete(address),
    reset: () => {
      for (const address of own) give(address)
      own.clear()
      used = 0
      next = large
    },
  }
}
