import { laws } from "@detspec/conformance"
import type { OperationName } from "@detspec/spec"
import type { Options } from "./options.js"

/** How far a run is, beside what is printed. */
export interface Progress {
  readonly print: (line: string) => void
  /** Told of every input that is judged. */
  readonly input: (operation: OperationName) => void
  /** Told of every law that ends. */
  readonly step: (operation: OperationName) => void
  /** Nothing more is told. */
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

interface Standing {
  readonly laws: number
  readonly inputs: number
  readonly elapsed: number
}

/** `312 of 1144 laws, roiAlign, 31,204 inputs, 4 min 10 s, about 11 min 7 s left`. */
const status = ({ laws, inputs, elapsed }: Standing, total: number, operation: string): string => {
  const isEarly = elapsed < early || laws === 0
  const left = isEarly ? "" : `, about ${duration((elapsed / laws) * (total - laws))} left`
  const judged = inputs === 1 ? "1 input" : `${inputs.toLocaleString("en")} inputs`
  return `${laws} of ${total} laws, ${operation}, ${judged}, ${duration(elapsed)}${left}`
}

/** Counts inputs and laws; `show` gets a line for every law, and one for inputs when `silence` milliseconds went by without. */
const counting = (
  total: number,
  now: () => number,
  silence: number,
  show: (line: string, isLaw: boolean) => void,
) => {
  const start = now()
  let [laws, inputs, shown] = [0, 0, start]
  const tell = (operation: string, isLaw: boolean) => {
    shown = now()
    show(laws < total ? status({ laws, inputs, elapsed: shown - start }, total, operation) : "", isLaw)
  }
  return {
    input: (operation: OperationName) => {
      inputs += 1
      if (now() - shown >= silence) tell(operation, false)
    },
    step: (operation: OperationName) => {
      laws += 1
      tell(operation, true)
    },
  }
}

/** Progress on a terminal, on a line of its own below what is printed; `now` is a clock in milliseconds. */
export const progressOn = (terminal: Terminal, total: number, now: () => number): Progress => {
  let line = ""
  const draw = () => terminal.write(line.slice(0, terminal.columns - 1))
  const show = (shown: string) => {
    line = shown
    terminal.write(takeBack)
    draw()
  }
  return {
    ...counting(total, now, 1000, show),
    print: (text) => {
      terminal.write(`${takeBack}${text}\n`)
      draw()
    },
    end: () => {
      line = ""
      terminal.write(takeBack)
    },
  }
}

/** Where no line can be taken back, such as in a file: a line beside the printed ones when half a minute had none. */
export const progressInLines = (
  print: (line: string) => void,
  aside: (line: string) => void,
  total: number,
  now: () => number,
): Progress => ({
  ...counting(total, now, 30_000, (line, isLaw) => (isLaw ? undefined : aside(`… ${line}`))),
  print,
  end: () => undefined,
})

/** Only what is printed. */
export const withoutProgress = (print: (line: string) => void): Progress => ({
  print,
  input: () => undefined,
  step: () => undefined,
  end: () => undefined,
})
