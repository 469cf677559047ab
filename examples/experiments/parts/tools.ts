import type { Tools } from "@detspec/detectors"
import { onnxruntimeEngine } from "@detspec/networks"
import { wasmBackend } from "@detspec/wasm"
import * as ort from "onnxruntime-node"
import { answer } from "../../answer.js"

/** Networks by onnxruntime, all the rest by WebAssembly; given back when the experiment is done. */
export const withTools = async (experiment: (tools: Tools) => Promise<void>): Promise<void> => {
  const tools = { engine: onnxruntimeEngine(ort), backend: await answer(wasmBackend()) }
  await experiment(tools)
  await Promise.all([tools.engine.dispose(), tools.backend.dispose()])
}
