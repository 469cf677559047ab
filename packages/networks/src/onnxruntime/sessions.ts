import type { OrtSession } from "./ort.js"

/** Sessions by key, at most `limit` of them: the least recently used is released first. */
export interface Sessions {
  readonly take: (key: string, make: () => Promise<OrtSession>) => Promise<OrtSession>
  readonly clear: () => Promise<void>
}

export const sessions = (limit: number): Sessions => {
  const held = new Map<string, OrtSession>()
  const releaseOldest = async (): Promise<void> => {
    const [oldest] = held
    if (oldest === undefined) return
    held.delete(oldest[0])
    await oldest[1].release()
  }
  const take = async (key: string, make: () => Promise<OrtSession>): Promise<OrtSession> => {
    const session = held.get(key) ?? (await make())
    held.delete(key)
    held.set(key, session)
    while (held.size > limit) await releaseOldest()
    return session
  }
  const clear = async (): Promise<void> => {
    while (held.size > 0) await releaseOldest()
  }
  return { take, clear }
}
