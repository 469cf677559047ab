import { laws } from "@detspec/conformance"
import type { OperationName } from "@detspec/spec"
import type { Options } from "./options.js"

/** How far a run is, on a line of its own below what is printed. */
export interface Progress {
  readonly print: (line: string) => void
  /** Told of every law that ends. */
  readonly step: (operation: OperationName) => void
  /** Takes the line away. */
  readonly end: () => void
}

/** Where a line can be taken back. */
export interface Terminal {
  readonly write: (text: string) => unknown
  readonly columns: number
}

const takeBack = "\r\u001b[2K"

/** How many laws the options ask for, on all backends. */
export const lawCount = ({ backends, operations, law }: Options): number =>
  backends.length *
  operations
    .flatMap((operation) => [...laws[operation].common, ...laws[operation].own])
    .filter(({ sentence }) => sentence.includes(law)).length

const duration = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Before that, what is left cannot be told from what is done. */
const early = 10_000

/** `312 of 1144 laws, roiAlign, 4 min 10 s, about 11 min 7 s left`. */
const status = (done: number, total: number, operation: string, elapsed: number): string => {
  const left = elapsed < early ? "" : `, about ${duration((elapsed / done) * (total - done))} left`
  return `${done} of ${total} laws, ${operation}, ${duration(elapsed)}${left}`
}

/** Progress on a terminal; `now` is a clock in milliseconds. */
export const progressOn = (terminal: Terminal, total: number, now: () => number): Progress => {
  const start = now()
  let done = 0
  let line = ""
  const draw = () => terminal.write(line.slice(0, terminal.columns - 1))
  return {
    print: (text) => {
      terminal.write(`${takeBack}${text}\n`)
      draw()
    },
    step: (operation) => {
      done += 1
      line = done < total ? status(done, total, operation, now() - start) : ""
      terminal.write(takeBack)
      draw()
    },
    end: () => {
      line = ""
      terminal.write(takeBack)
    },
  }
}

/** Where no line can be taken back, such as in a file: only what is printed. */
export const withoutProgress = (print: (line: string) => void): Progress => ({
  print,
  step: () => undefined,
  end: () => undefined,
})
