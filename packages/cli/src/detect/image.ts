import type { DetectionError, Uint8Tensor } from "@detspec/core"
import { readImage as read } from "@detspec/datasets"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"

/** The pixels of an image as training sees them, [height, width, 3]. */
export const readImage = (file: string): TaskEither<DetectionError, Uint8Tensor> => read("detect", file)
