import assert from "node:assert/strict"
import type { Backend } from "@detspec/spec"
import type { WasmBackend, WasmOptions } from "@detspec/wasm"
import { wasmBackend } from "@detspec/wasm"
import * as E from "fp-ts/lib/Either.js"

/** A backend that must be there. */
export const open = async (options: WasmOptions): Promise<WasmBackend> => {
  const opened = await wasmBackend(options)()
  if (E.isLeft(opened)) return assert.fail(opened.left.actual)
  return opened.right
}

/** What must be an answer. */
export const answered = async <T>(answer: () => Promise<E.Either<unknown, T>>): Promise<T> => {
  const found = await answer()
  if (E.isLeft(found)) return assert.fail(JSON.stringify(found.left))
  return found.right
}

/** Opens a backend, uses it, and disposes of it whatever happens. */
export const using = async <B extends Backend>(
  backend: B,
  use: (backend: B) => Promise<void>,
): Promise<void> => {
  try {
    await use(backend)
  } finally {
    await backend.dispose()
  }
}
