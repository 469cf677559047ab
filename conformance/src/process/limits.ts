/** How long is waited, in milliseconds, and how often a program is started again. */
export interface Limits {
  /** For the first word of a program that was started: some load gigabytes first. */
  readonly start: number
  /** For the answer to one message, and once more for each MiB that it holds. */
  readonly call: number
  /** The same while a failing input is made smaller. */
  readonly shrink: number
  /** For the end after stop. */
  readonly stop: number
  /** Calls of one operation that may end the program before it is asked no more. */
  readonly deaths: number
  /** The same while one failing input is made smaller. */
  readonly deathsShrinking: number
  /** Starts in the whole run. */
  readonly starts: number
}

export const usualLimits: Limits = {
  start: 60_000,
  call: 10_000,
  shrink: 2_000,
  stop: 2_000,
  deaths: 3,
  deathsShrinking: 2,
  starts: 64,
}

/** The limit for a message of so many characters. */
export const limitFor = (call: number, characters: number): number => call * (1 + characters / 2 ** 20)

/** The most calls, and about the most characters, that travel in one message. */
export const largestMessage: { readonly calls: number; readonly characters: number } = {
  calls: 64,
  characters: 2 ** 20,
}
