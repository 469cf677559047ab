/** Row-major numbers. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: Float64Array
}

/** to += factor · from, over `length` numbers. */
const addScaled = (
  to: Float64Array,
  at: number,
  from: Float64Array,
  begin: number,
  length: number,
  factor: number,
): void => {
  for (let i = 0; i < length; i += 1) to[at + i] = (to[at + i] ?? 0) + factor * (from[begin + i] ?? 0)
}

/** to += a b, a row of b at a time. */
export const addProduct = (to: Float64Array, a: Matrix, b: Matrix): void => {
  for (let row = 0; row < a.rows; row += 1) {
    for (let k = 0; k < a.columns; k += 1) {
      const factor = a.data[row * a.columns + k] ?? 0
      addScaled(to, row * b.columns, b.data, k * b.columns, b.columns, factor)
    }
  }
}

export const product = (a: Matrix, b: Matrix): Float64Array => {
  const out = new Float64Array(a.rows * b.columns)
  addProduct(out, a, b)
  return out
}

export const transposed = ({ rows, columns, data }: Matrix): Matrix => {
  const out = new Float64Array(data.length)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      out[column * rows + row] = data[row * columns + column] ?? 0
  return { rows: columns, columns: rows, data: out }
}

/** Matrix `n` of a stack of equal ones. */
export const matrixAt = (data: Float64Array, n: number, rows: number, columns: number): Matrix => ({
  rows,
  columns,
  data: data.subarray(n * rows * columns, (n + 1) * rows * columns),
})
