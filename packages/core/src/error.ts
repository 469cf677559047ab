/**
 * Everything that can go wrong, as a closed union.
 *
 *   TypeMismatch    a field is missing, or is not of its kind: a string for a number, int32 for a float
 *   ShapeMismatch   a tensor of another rank, or a side that does not fit the others
 *   OutOfRange      a number, a box or an index outside what the contract allows
 *   NotFinite       NaN or an infinity
 *   Unsupported     this backend does not have the operation, or not here
 *   BackendFailure  the backend was given valid input and broke
 *   BadFile         a file that cannot be read as what it should be
 */
export type ErrorTag =
  | "TypeMismatch"
  | "ShapeMismatch"
  | "OutOfRange"
  | "NotFinite"
  | "Unsupported"
  | "BackendFailure"
  | "BadFile"

/** Names the operation (or file) and its field, what was expected and what came. */
export interface DetectionError {
  readonly tag: ErrorTag
  readonly operation: string
  readonly field: string
  readonly expected: string
  readonly actual: string
}

/** Builds one of the errors: `expected` continues "must …", `actual` continues "got …". */
export const detectionError =
  (tag: ErrorTag) =>
  (operation: string, field: string, expected: string, actual: string): DetectionError => ({
    tag,
    operation,
    field,
    expected,
    actual,
  })

type Make = (operation: string, field: string, expected: string, actual: string) => DetectionError
export const typeMismatch: Make = detectionError("TypeMismatch")
export const shapeMismatch: Make = detectionError("ShapeMismatch")
export const outOfRange: Make = detectionError("OutOfRange")
export const notFinite: Make = detectionError("NotFinite")
export const unsupported: Make = detectionError("Unsupported")
export const backendFailure: Make = detectionError("BackendFailure")
export const badFile: Make = detectionError("BadFile")

/** ``encodeBoxes: `anchors[3]` must satisfy x1 < x2 and y1 < y2, got [3, 3, 3, 5]`` */
export const message = ({ operation, field, expected, actual }: DetectionError): string =>
  `${operation}: \`${field}\` must ${expected}, got ${actual}`
