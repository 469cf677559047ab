/** A function of the module, on numbers. */
export type Numeric = (...values: readonly number[]) => number

const numeric = (exports: WebAssembly.Exports, name: string): Numeric => {
  const found = exports[name]
  if (typeof found !== "function") throw new TypeError(`the module has no function ${name}`)
  return (...values) => Number(found(...values))
}

/** What both builds export. */
export interface Exports {
  readonly firstFreeAddress: Numeric
  readonly runTask: Numeric
}

/** What the build for shared memory exports besides: the caller's side of a job. */
export interface SharedExports extends Exports {
  readonly work: Numeric
  readonly settled: Numeric
  readonly traps: Numeric
  readonly stopWorkers: Numeric
}

export const exportsOf = ({ exports }: WebAssembly.Instance): Exports => ({
  firstFreeAddress: numeric(exports, "firstFreeAddress"),
  runTask: numeric(exports, "runTask"),
})

export const sharedExportsOf = (instance: WebAssembly.Instance): SharedExports => ({
  ...exportsOf(instance),
  work: numeric(instance.exports, "work"),
  settled: numeric(instance.exports, "settled"),
  traps: numeric(instance.exports, "traps"),
  stopWorkers: numeric(instance.exports, "stopWorkers"),
})
