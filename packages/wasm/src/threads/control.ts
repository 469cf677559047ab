/** Where the control block of `assembly/threads/control.ts` keeps what the caller writes, in bytes. */
export const control = {
  threads: 8,
  task: 12,
  end: 16,
  grain: 20,
  scratch: 28,
  scratchBytes: 32,
  arguments: 64,
  sections: 512,
  bytes: 768,
} as const

const mostArguments = (control.sections - control.arguments) / 8

/** A job as the control block holds it. */
export interface Described {
  readonly threads: number
  readonly task: number
  readonly count: number
  readonly grain: number
  readonly scratches: number
  readonly scratch: number
  readonly values: readonly number[]
}

/** Writes the next job into the control block at `address`. */
export const describeJob = (memory: WebAssembly.Memory, address: number, job: Described): void => {
  const { threads, task, count, grain, scratches, scratch, values } = job
  if (values.length > mostArguments) throw new RangeError(`a task takes at most ${mostArguments} arguments`)
  const block = new DataView(memory.buffer, address, control.bytes)
  block.setInt32(control.threads, threads, true)
  block.setInt32(control.task, task, true)
  block.setInt32(control.end, count, true)
  block.setInt32(control.grain, grain, true)
  block.setUint32(control.scratch, scratches, true)
  block.setUint32(control.scratchBytes, scratch, true)
  for (const [n, value] of values.entries()) block.setFloat64(control.arguments + 8 * n, value, true)
}
