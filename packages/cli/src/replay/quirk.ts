/**
 * A way in which a recorded program differs from ours on purpose, or by its own rounding.
 * `ours` looks at inputs, parameters and precision, of the answer at most whether it is the same list in another order: it says what we answer at an index instead,
 * or undefined where the programs must agree. (The index [] asks about the case as a whole.) `A` is a number ("as specified": whatever the specification
 * answers there), or a whole list of indices.
 */
export interface Quirk<C, A = number | "as specified"> {
  readonly system: "torchvision" | "PyTorch" | "ONNX" | "pycocotools"
  /** Where it applies, in words. */
  readonly where: string
  readonly reason: string
  readonly ours: (context: C) => (index: readonly number[]) => A | undefined
  /** How far the recorded answer may still lie from ours, where the quirk only makes it less exact. */
  readonly within?: number
}

/** A quirk with the case that it looks at. */
export interface Listed<A> {
  readonly reason: string
  readonly ours: (index: readonly number[]) => A | undefined
  readonly within: number
}

/** `quirk` applied to one case. */
export const listed = <C, A>(quirk: Quirk<C, A>, context: C): Listed<A> => ({
  reason: `${quirk.system}: ${quirk.where}: ${quirk.reason}`,
  ours: quirk.ours(context),
  within: quirk.within ?? Infinity,
})
