import type { ChildProcess } from "node:child_process"
import { spawn } from "node:child_process"
import { constants } from "node:os"
import { endTogether } from "./end-together.js"
import { lineReader, tail } from "./lines.js"
import { mailbox } from "./mailbox.js"

/** What is heard of a child: a line of its stdout, that it ended and how, or more than anybody wants to read. */
export type Heard =
  | { readonly tag: "line"; readonly line: string }
  | { readonly tag: "ended"; readonly how: string }
  | { readonly tag: "flood" }

/** A running program that is talked to in lines. */
export interface Child {
  readonly send: (line: string) => void
  /** Undefined when nothing was heard for so many milliseconds. */
  readonly hear: (limit: number) => Promise<Heard | undefined>
  /** What came without being waited for. */
  readonly unheard: () => readonly Heard[]
  /** The end of what it wrote to stderr. */
  readonly stderr: () => string
  readonly kill: () => void
  /** Closes its stdin and waits for its end; after so many milliseconds it is killed. */
  readonly finish: (limit: number) => Promise<void>
}

/** The longest line that is read, in bytes: more than any answer needs. */
const longestLine = 2 ** 28
/** Lines that nobody asked for are kept up to this number: a child that goes on is killed. */
const mostUnheard = 16
/** How long the output of a child that ended is read on, when something else holds it open. */
const lastWords = 500

/** A shell tells of a signal by an exit status above 128. */
const signalOf = (code: number | null): string | undefined =>
  Object.entries(constants.signals).find(([, number]) => code !== null && number === code - 128)?.[0]

const described = (code: number | null, signal: string | null): string => {
  const by = signal ?? signalOf(code)
  return by === undefined ? `ended with exit status ${code}` : `was ended by ${by}`
}

/** Tells once how a child ended, after all that it wrote was read. */
const onEnd = (child: ChildProcess, tell: (how: string) => void): void => {
  let told = false
  const once = (how: string) => {
    if (!told) tell(how)
    told = true
  }
  child.on("error", (error) => once(`could not be started: ${error.message}`))
  child.on("close", (code, signal) => once(described(code, signal)))
  child.on("exit", (code, signal) => setTimeout(() => once(described(code, signal)), lastWords).unref())
}

/** Starts a shell command. What it writes to stderr is kept at its end only. */
export const startChild = (command: string): Child => {
  const heard = mailbox<Heard>()
  const complaints = tail(4096)
  const child = spawn(command, { shell: true, detached: process.platform !== "win32" })
  const kill = endTogether(child)
  const put = (one: Heard) => {
    if (heard.waiting().length < mostUnheard) heard.put(one)
    else kill()
  }
  child.stdout.on(
    "data",
    lineReader(
      longestLine,
      (line) => put({ tag: "line", line }),
      () => put({ tag: "flood" }),
    ),
  )
  child.stderr.on("data", complaints.add)
  child.stdin.on("error", () => undefined)
  const ended = new Promise<void>((resolve) => {
    onEnd(child, (how) => {
      heard.put({ tag: "ended", how })
      resolve()
    })
  })
  return {
    send: (line) => void child.stdin.write(`${line}\n`),
    hear: heard.take,
    unheard: heard.waiting,
    stderr: complaints.text,
    kill,
    finish: async (limit) => {
      child.stdin.end()
      const timer = setTimeout(kill, limit)
      await ended
      clearTimeout(timer)
    },
  }
}
