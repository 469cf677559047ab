import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { isLeft, left, map, right, tryCatch } from "fp-ts/lib/Either.js"
import * as v from "valibot"

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const entrySchema = v.pipe(
  v.unknown(),
  v.object({
    dtype: v.string(),
    shape: v.array(count),
    data_offsets: v.tuple([count, count]),
  }),
)

const metadataKey = "__metadata__"
const metadataSchema = v.optional(v.record(v.string(), v.string()), {})

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

const parsed = (
  file: string,
  text: string,
): Either<DetectionError, readonly (readonly [string, unknown])[]> => {
  const wrong = badFile(file, "header", "be a JSON object", JSON.stringify(text.slice(0, 40)))
  const json = tryCatch(
    (): unknown => JSON.parse(text),
    () => wrong,
  )
  if (isLeft(json)) return json
  return typeof json.right === "object" && json.right !== null
    ? right(Object.entries(json.right))
    : left(wrong)
}

/** A field of the header; entry by entry, since tensors may have names that schemas of records leave out. */
const field = <A>(
  file: string,
  name: string,
  schema: v.GenericSchema<unknown, A>,
  value: unknown,
): Either<DetectionError, A> => {
  const read = v.safeParse(schema, value)
  if (read.success) return right(read.output)
  const [issue] = read.issues
  const path = [name, ...(v.getDotPath(issue)?.split(".") ?? [])].join(".")
  return left(badFile(file, path, "describe a tensor", issue.message))
}

const entryOf = (file: string, name: string, value: unknown): Either<DetectionError, Entry> =>
  map(
    ({ dtype, shape, data_offsets: [begin, end] }: v.InferOutput<typeof entrySchema>): Entry => ({
      name,
      dtype,
      shape,
      begin,
      end,
    }),
  )(field(file, name, entrySchema, value))

/** The header of a safetensors file. */
export const readHeader = (file: string, bytes: Uint8Array): Either<DetectionError, Header> => {
  const text = headerText(file, bytes)
  if (isLeft(text)) return text
  const all = parsed(file, text.right)
  if (isLeft(all)) return all
  const given = all.right.find(([name]) => name === metadataKey)?.[1]
  const metadata = field(file, metadataKey, v.pipe(v.unknown(), metadataSchema), given)
  if (isLeft(metadata)) return metadata
  const entries: Entry[] = []
  for (const [name, value] of all.right.filter(([key]) => key !== metadataKey)) {
    const entry = entryOf(file, name, value)
    if (isLeft(entry)) return entry
    entries.push(entry.right)
  }
  const start = 8 + new TextEncoder().encode(text.right).byteLength
  return right({ entries, metadata: metadata.right, start })
}
