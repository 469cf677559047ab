/** What is used of onnxruntime: onnxruntime-node and onnxruntime-web both have it. */
export interface OrtTensor {
  readonly data: unknown
  readonly dims: readonly number[]
}

export interface OrtSession {
  run(feeds: Readonly<Record<string, OrtTensor>>): Promise<Readonly<Record<string, OrtTensor>>>
  release(): Promise<void>
}

export interface OrtOptions {
  readonly intraOpNumThreads?: number
  readonly executionProviders?: readonly string[]
  readonly extra?: Record<string, unknown>
}

export interface Ort {
  readonly Tensor: new (type: "float32", data: Float32Array, dims: readonly number[]) => OrtTensor
  readonly InferenceSession: { create(model: Uint8Array, options?: OrtOptions): Promise<OrtSession> }
}
