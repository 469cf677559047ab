import type { In, OperationName } from "@detspec/spec"
import type { Peer, Question, Reply } from "../question.js"

/** One operation at one size. The input is made when it is asked for, and again for each who asks. */
export interface PeerCase {
  readonly operation: OperationName
  readonly size: string
  /** How many additions, multiplications and comparisons the definition takes; 0 where memory is all that counts. */
  readonly flops: number
  /** How many times as fast as torchvision on as many threads is asked for, 0 where nothing is. */
  readonly bar: number
  /** Names of those who are not asked: they would take minutes. */
  readonly except: readonly string[]
  readonly ask: (peer: Peer, seconds: number, compare: boolean) => Promise<Reply>
  /** Bytes of the input's tensors. */
  readonly inputBytes: number
}

interface Settings {
  readonly size: string
  readonly flops?: number
  readonly bar?: number
  readonly except?: readonly string[]
}

const bytesOf = (input: object): number =>
  Object.values(input).reduce(
    (sum: number, value: unknown) =>
      sum +
      (typeof value === "object" && value !== null && "data" in value && ArrayBuffer.isView(value.data)
        ? value.data.byteLength
        : 0),
    0,
  )

export const peerCase = <K extends OperationName>(
  operation: K,
  { size, flops = 0, bar = 0, except = [] }: Settings,
  input: In<K>,
): PeerCase => ({
  operation,
  size,
  flops,
  bar,
  except,
  inputBytes: bytesOf(input),
  ask: (peer, seconds, compare) => {
    const question: Question<K> = { operation, input, seconds, compare }
    return peer.ask(question)
  },
})
