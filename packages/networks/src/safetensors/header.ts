import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { isLeft, left, right, tryCatch } from "fp-ts/lib/Either.js"
import * as v from "valibot"

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const entrySchema = v.object({
  dtype: v.string(),
  shape: v.array(count),
  data_offsets: v.tuple([count, count]),
})

const metadataKey = "__metadata__"
const headerSchema = v.objectWithRest(
  { [metadataKey]: v.optional(v.record(v.string(), v.string()), {}) },
  entrySchema,
)

/** What the header says of one tensor. */
export interface Entry {
  readonly name: string
  readonly dtype: string
  readonly shape: readonly number[]
  readonly begin: number
  readonly end: number
}

export interface Header {
  readonly entries: readonly Entry[]
  readonly metadata: Readonly<Record<string, string>>
  /** Where the numbers begin. */
  readonly start: number
}

/** The format begins with the length of its header, in eight bytes. */
const headerText = (file: string, bytes: Uint8Array): Either<DetectionError, string> => {
  const wrong = (actual: string) =>
    left(badFile(file, "header", "be as long as the first eight bytes say", actual))
  if (bytes.byteLength < 8) return wrong(`a file of ${bytes.byteLength} bytes`)
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true)
  if (length > bytes.byteLength - 8) return wrong(`${length} in a file of ${bytes.byteLength} bytes`)
  return tryCatch(
    () => new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + Number(length))),
    () => badFile(file, "header", "be UTF-8", "other bytes"),
  )
}

const parsed = (file: string, text: string): Either<DetectionError, unknown> =>
  tryCatch(
    (): unknown => JSON.parse(text),
    () => badFile(file, "header", "be JSON", JSON.stringify(text.slice(0, 40))),
  )

/** The header of a safetensors file. */
export const readHeader = (file: string, bytes: Uint8Array): Either<DetectionError, Header> => {
  const text = headerText(file, bytes)
  if (isLeft(text)) return text
  const json = parsed(file, text.right)
  if (isLeft(json)) return json
  const header = v.safeParse(headerSchema, json.right)
  if (!header.success) {
    const [issue] = header.issues
    return left(badFile(file, v.getDotPath(issue) ?? "header", "describe tensors", issue.message))
  }
  const { [metadataKey]: metadata, ...tensors } = header.output
  const entries = Object.entries(tensors).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [begin, end],
      },
    ]) => ({
      name,
      dtype,
      shape,
      begin,
      end,
    }),
  )
  return right({ entries, metadata, start: 8 + new TextEncoder().encode(text.right).byteLength })
}
