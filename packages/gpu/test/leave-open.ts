import { wrapFloat32 } from "@detspec/core"
import { gpuBackend, isMode } from "@detspec/gpu"
import * as E from "fp-ts/lib/Either.js"

/** Uses a mode, in a size for which there are threads, and disposes of nothing: a test waits for the end of the process. */
const mode = process.argv.find(isMode) ?? "cpu"
const backend = await gpuBackend({ mode })()
const points = (count: number) => wrapFloat32([count, 4], new Float32Array(4 * count))
const input = { boxes1: points(2048), boxes2: points(1024) }
const answer = E.isRight(backend) ? await backend.right.operations.boxIou(input)() : backend
console.log(E.isRight(answer) ? "answered" : `${answer.left.tag}: ${answer.left.actual}`)
