import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { DetectionError, Tensor } from "@detspec/core"
import { badFile } from "@detspec/core"
import type { SafetensorsFile, Tensors } from "@detspec/networks"
import { readParameters, readSafetensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Meta } from "./meta.js"
import { meta } from "./meta.js"

/** A model as another program recorded it: its weights, what it saw and answered, and how it was set up. */
export interface RecordedModel {
  readonly folder: string
  readonly meta: Meta
  readonly weights: Tensors
  readonly tensors: Readonly<Record<string, Tensor>>
}

/** A folder whose model is of a kind that there is none of here. */
export interface UnknownModel {
  readonly folder: string
  readonly model: string
}

const parts = ["meta.json", "weights.safetensors", "io.safetensors"] as const

const bytesOf = (file: string): TE.TaskEither<DetectionError, Uint8Array> =>
  TE.tryCatch(
    () => readFile(file),
    (thrown) =>
      badFile(file, "path", "be readable", thrown instanceof Error ? thrown.message : String(thrown)),
  )

const json = (file: string, bytes: Uint8Array): E.Either<DetectionError, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(new TextDecoder().decode(bytes)),
    (thrown) => badFile(file, "contents", "be JSON", String(thrown)),
  )

const known: readonly unknown[] = ["retinanet", "fasterrcnn"]

const asMeta =
  (folder: string, file: string) =>
  (value: unknown): E.Either<DetectionError, Meta | UnknownModel> => {
    const named = v.safeParse(v.object({ model: v.string() }), value)
    if (named.success && !known.includes(named.output.model))
      return E.right({ folder, model: named.output.model })
    const read = v.safeParse(meta, value)
    if (read.success) return E.right(read.output)
    const [issue] = read.issues
    return E.left(
      badFile(file, v.getDotPath(issue) ?? "contents", "be as in a recorded model", issue.message),
    )
  }

/** The recorded model of a folder. */
export const readModel = (folder: string): TE.TaskEither<DetectionError, RecordedModel | UnknownModel> => {
  const [metaFile = "", weightsFile = "", tensorsFile = ""] = parts.map((part) => join(folder, part))
  return pipe(
    bytesOf(metaFile),
    TE.chainEitherK((bytes) => json(metaFile, bytes)),
    TE.chainEitherK(asMeta(folder, metaFile)),
    TE.chain((read) =>
      "folder" in read
        ? TE.right<DetectionError, RecordedModel | UnknownModel>(read)
        : pipe(
            TE.Do,
            TE.bind("weights", () =>
              TE.chainEitherK((bytes: Uint8Array) => readParameters(weightsFile, bytes))(
                bytesOf(weightsFile),
              ),
            ),
            TE.bind("io", () =>
              TE.chainEitherK((bytes: Uint8Array) => readSafetensors(tensorsFile, bytes))(
                bytesOf(tensorsFile),
              ),
            ),
            TE.map(({ weights, io }: { weights: Tensors; io: SafetensorsFile }) => ({
              folder,
              meta: read,
              weights,
              tensors: io.tensors,
            })),
          ),
    ),
  )
}
