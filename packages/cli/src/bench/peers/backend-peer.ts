import type { Tensor } from "@detspec/core"
import { isFloat32, isInt32, isTensor, isUint8, message } from "@detspec/core"
import type { Backend, In, OperationName } from "@detspec/spec"
import type { WasmBackend } from "@detspec/wasm"
import * as E from "fp-ts/lib/Either.js"
import type { Outputs, Peer, Question, Reply } from "./question.js"
import { timed } from "./timed.js"

const tensorsOf = (record: object): Outputs =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, Tensor] => isTensor(entry[1])))

/** What becomes of an input before it is timed, and of each answer. */
interface Handling {
  readonly place: <T extends object>(input: T) => T
  readonly release: (output: object) => void
}

const asItIs: Handling = { place: (input) => input, release: () => undefined }

const peer = (name: string, backend: Backend, { place, release }: Handling): Peer => ({
  name,
  ask: async <K extends OperationName>(question: Question<K>): Promise<Reply> => {
    const { operation, seconds, compare } = question
    const input: In<K> = place(question.input)
    const call = async (): Promise<object> => {
      const answer = await backend.operations[operation](input)()
      if (E.isLeft(answer)) throw new Error(message(answer.left))
      return answer.right
    }
    try {
      const milliseconds = await timed(async () => release(await call()), seconds)
      const outputs = compare ? tensorsOf(await call()) : {}
      release(input)
      return { milliseconds, outputs }
    } catch (thrown) {
      return { missing: thrown instanceof Error ? thrown.message : String(thrown) }
    }
  },
  close: () => backend.dispose(),
})

/** A backend with arrays of the caller's. */
export const backendPeer = (backend: Backend): Peer => peer(backend.name, backend, asItIs)

const moved = (backend: WasmBackend, value: unknown): unknown => {
  if (!isTensor(value)) return value
  const tensor = isFloat32(value)
    ? backend.float32(value.shape)
    : isInt32(value)
      ? backend.int32(value.shape)
      : isUint8(value)
        ? backend.uint8(value.shape)
        : undefined
  tensor?.data.set(value.data)
  return tensor ?? value
}

/** The backend in WebAssembly with tensors in its own memory, answers too, as a program that keeps them there has it. */
export const residentPeer = (backend: WasmBackend): Peer =>
  peer("wasm, resident", backend, {
    place: <T extends object>(input: T): T => {
      const copy = { ...input }
      for (const [name, value] of Object.entries(input)) Reflect.set(copy, name, moved(backend, value))
      return copy
    },
    release: (output) => {
      for (const tensor of Object.values(tensorsOf(output))) backend.release(tensor)
    },
  })
