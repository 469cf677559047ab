/** A compiled kernel, ready for arguments of the sizes that it was compiled for. */
export interface Plan {
  readonly bytes: number
  readonly destroy: () => void
}

/** Plans by key, the least recently used first to go. */
export interface PlanCache<P extends Plan> {
  /** The plan of this key, made by `make` if it is not there. */
  readonly take: (key: string, make: () => P) => P
  /** How many plans there are, and how many bytes they hold. */
  readonly size: () => { readonly plans: number; readonly bytes: number }
  readonly clear: () => void
}

export interface CacheLimit {
  readonly plans: number
  readonly bytes: number
}

/** At most `plans` plans and `bytes` bytes, except for the one in use, which is always kept. */
export const planCache = <P extends Plan>(limit: CacheLimit): PlanCache<P> => {
  const held = new Map<string, P>()
  const bytes = () => [...held.values()].reduce((sum, plan) => sum + plan.bytes, 0)
  const drop = (key: string, plan: P) => {
    held.delete(key)
    plan.destroy()
  }
  const shrink = (inUse: string) => {
    for (const [key, plan] of held) {
      if (held.size <= limit.plans && bytes() <= limit.bytes) return
      if (key !== inUse) drop(key, plan)
    }
  }
  const take = (key: string, make: () => P): P => {
    const plan = held.get(key) ?? make()
    held.delete(key)
    held.set(key, plan)
    shrink(key)
    return plan
  }
  const clear = () => {
    for (const [key, plan] of held) drop(key, plan)
  }
  return { take, size: () => ({ plans: held.size, bytes: bytes() }), clear }
}
