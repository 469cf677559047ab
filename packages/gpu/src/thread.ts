/** A list of numbers as a kernel reads it: `list[x]`. */
export type Row = readonly number[]
/** `plane[y][x]`, x running fastest. */
export type Plane = readonly Row[]
/** `volume[z][y][x]`, x running fastest. */
export type Volume = readonly Plane[]

/** What `this` is in a kernel: which output element it computes, and its constants. */
export interface Thread<C = unknown> {
  readonly thread: { readonly x: number; readonly y: number; readonly z: number }
  readonly constants: C
}

/** A function that gpu.js translates. It is never called: its source text is read. */
export type Source = (this: never, ...parameters: never[]) => number

/** A program of the device: the kernel that computes one output element, and the functions that it calls. */
export interface Program {
  readonly source: Source
  readonly functions: readonly Source[]
}
