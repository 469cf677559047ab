import type { Skills } from "./library.js"

/** Pooling of regions by operators of ONNX. */
export const onnxPooling = (_ort: typeof import("onnxruntime-node"), _threads: number): Skills => ({})
