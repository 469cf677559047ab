import { wrapFloat32 } from "@detspec/core"
import { gpuBackend, isMode } from "@detspec/gpu"
import * as E from "fp-ts/lib/Either.js"

/** Uses a mode, in a size for which there are threads, and disposes of nothing: a test waits for the end of the process. */
const mode = process.argv.find(isMode) ?? "cpu"
const backend = await gpuBackend({ mode })()
const zeros = wrapFloat32([2048, 512], new Float32Array(2048 * 512))
const input = { logits: zeros, targets: zeros }
const answer = E.isRight(backend) ? await backend.right.operations.binaryCrossEntropy(input)() : backend
console.log(E.isRight(answer) ? "answered" : `${answer.left.tag}: ${answer.left.actual}`)
