/** A function of the module, on numbers: five at most, those left out are 0. */
export type Numeric = (a?: number, b?: number, c?: number, d?: number, e?: number) => number

const numeric = (exports: WebAssembly.Exports, name: string): Numeric => {
  const found = exports[name]
  if (typeof found !== "function") throw new TypeError(`the module has no function ${name}`)
  return (a = 0, b = 0, c = 0, d = 0, e = 0) => Number(found(a, b, c, d, e))
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
