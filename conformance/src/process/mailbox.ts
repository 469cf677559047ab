/** What comes in, one after the other, and at most one who waits for it. */
export interface Mailbox<T> {
  readonly put: (letter: T) => void
  /** The next letter; undefined when none has come after so many milliseconds. */
  readonly take: (limit: number) => Promise<T | undefined>
  readonly waiting: () => readonly T[]
}

export const mailbox = <T>(): Mailbox<T> => {
  const letters: T[] = []
  let reader: ((letter: T) => void) | undefined
  return {
    put: (letter) => {
      if (reader) reader(letter)
      else letters.push(letter)
    },
    take: (limit) =>
      new Promise((resolve) => {
        const next = letters.shift()
        if (next !== undefined) return resolve(next)
        const hand = (letter: T | undefined) => {
          clearTimeout(timer)
          reader = undefined
          resolve(letter)
        }
        const timer = setTimeout(hand, limit, undefined)
        reader = hand
      }),
    waiting: () => letters,
  }
}
