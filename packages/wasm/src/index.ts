export { arithmetic } from "./arithmetic.js"
export type { WasmBackend, WasmOptions } from "./wasm-backend.js"
export { wasmBackend } from "./wasm-backend.js"
