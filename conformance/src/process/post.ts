import type { Outcome } from "./ask-calls.js"
import { askCalls } from "./ask-calls.js"
import { largestMessage } from "./limits.js"
import type { Patience } from "./patience.js"
import type { Session, Unnumbered } from "./session.js"

interface Letter {
  readonly call: Unnumbered
  readonly patience: Patience
  readonly settle: (outcome: Outcome) => void
}

const charactersOf = ({ input }: Unnumbered): number =>
  Object.values(input)
    .map((value) => (typeof value === "object" && value !== null && "data" in value ? value.data.length : 16))
    .reduce((sum, size) => sum + size, 0)

/** The letters at the front that travel together: of one patience, not too many, not too large. */
const firstBundle = (letters: readonly Letter[], most: number): number => {
  let characters = 0
  const end = letters.findIndex(({ call, patience }, i) => {
    characters += charactersOf(call)
    const fits = i < most && characters <= largestMessage.characters && patience === letters[0]?.patience
    return i > 0 && !fits
  })
  return end < 0 ? letters.length : end
}

const broken = (reason: string): Outcome => ({ tag: "broken", fault: "harness", reason })

/** The outcome of every letter, whatever goes wrong on the way: nobody waits for ever. */
const carried = async (session: Session, bundle: readonly Letter[], patience: Patience) => {
  try {
    const calls = bundle.map(({ call }) => call)
    return await askCalls(session, calls, patience)
  } catch (error) {
    const outcomes = bundle.map(() => broken(error instanceof Error ? error.message : String(error)))
    return { outcomes, wasLate: false }
  }
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Calls that are made while others are on their way travel together in the next message.
 * After one that took too long, fewer travel together.
 */
export const post = (session: Session): ((call: Unnumbered, patience: Patience) => Promise<Outcome>) => {
  const letters: Letter[] = []
  let most = largestMessage.calls
  let isOut = false
  const deliver = async (): Promise<void> => {
    isOut = true
    await tick()
    while (letters.length > 0) {
      const bundle = letters.splice(0, firstBundle(letters, most))
      const [first] = bundle
      if (!first) continue
      const { outcomes, wasLate } = await carried(session, bundle, first.patience)
      if (wasLate) most = Math.max(1, Math.floor(bundle.length / 2))
      bundle.forEach(({ settle }, i) => {
        settle(outcomes[i] ?? broken("a call was left without an outcome"))
      })
      await tick()
    }
    isOut = false
  }
  return (call, patience) =>
    new Promise((settle) => {
      letters.push({ call, patience, settle })
      if (!isOut) void deliver()
    })
}
