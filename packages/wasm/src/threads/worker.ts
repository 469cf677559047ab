/** What a worker needs to join in: the module, the memory of all, and where the control block lies. */
export interface Shared {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly control: number
}

/** A running thread. */
export interface Worker {
  readonly isAlive: () => boolean
  readonly stop: () => Promise<void>
}
