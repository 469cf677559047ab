import ndarray from "ndarray"

/** A strided view on numbers: `shape`, `stride`, `offset` over flat `data`. Never assume that it is contiguous. */
export type Float64Tensor = ndarray.NdArray<Float64Array>
export type Float32Tensor = ndarray.NdArray<Float32Array>
export type Int32Tensor = ndarray.NdArray<Int32Array>
export type Uint8Tensor = ndarray.NdArray<Uint8Array>

/** Coordinates, scores, features: float64 in the specification, float32 on most devices. */
export type FloatTensor = Float64Tensor | Float32Tensor
export type Tensor = FloatTensor | Int32Tensor | Uint8Tensor

export type Shape = readonly number[]

/** How many elements a shape holds; 1 for the empty shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((size, side) => size * side, 1)

const overflow = (data: { readonly length: number }, shape: Shape): string =>
  `expected ${sizeOf(shape)} numbers for shape [${shape}], got ${data.length}`

const view = <D extends Float64Array | Float32Array | Int32Array | Uint8Array>(
  data: D,
  shape: Shape,
): ndarray.NdArray<D> => {
  if (data.length !== sizeOf(shape)) throw new RangeError(overflow(data, shape))
  return ndarray(data, [...shape])
}

/** Row-major tensors from flat numbers. A length that does not fit the shape is a programming error: it throws. */
export const float64 = (shape: Shape, data: Iterable<number>): Float64Tensor =>
  view(Float64Array.from(data), shape)
export const float32 = (shape: Shape, data: Iterable<number>): Float32Tensor =>
  view(Float32Array.from(data), shape)
export const int32 = (shape: Shape, data: Iterable<number>): Int32Tensor => view(Int32Array.from(data), shape)
export const uint8 = (shape: Shape, data: Iterable<number>): Uint8Tensor => view(Uint8Array.from(data), shape)

/** A row-major view on numbers that are there already; nothing is copied. */
export const wrapFloat64 = (shape: Shape, data: Float64Array): Float64Tensor => view(data, shape)
export const wrapFloat32 = (shape: Shape, data: Float32Array): Float32Tensor => view(data, shape)
export const wrapInt32 = (shape: Shape, data: Int32Array): Int32Tensor => view(data, shape)
export const wrapUint8 = (shape: Shape, data: Uint8Array): Uint8Tensor => view(data, shape)

/** Rows of equal length as a matrix [N, width]. */
export const rows = (width: number, list: readonly (readonly number[])[]): Float64Tensor =>
  float64([list.length, width], list.flat())
