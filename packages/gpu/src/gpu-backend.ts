import type { DetectionError } from "@detspec/core"
import { backendFailure, check, isTensor, unsupported } from "@detspec/core"
import type { Backend, Execution, In, OperationName, Out } from "@detspec/spec"
import { byName, everyOperation, operations, specBackend } from "@detspec/spec"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { arithmeticOf } from "./arithmetic.js"
import type { Device } from "./device.js"
import { deviceOf } from "./device.js"
import type { KernelOf } from "./kernel.js"
import { kernels } from "./kernels.js"
import type { Mode } from "./mode.js"
import { inTiles } from "./tiles.js"

/** The mode that is wanted, and the backend that answers what does not belong on a device: the specification by default. */
export interface GpuOptions {
  readonly mode: Mode
  readonly host?: Backend
}

/** A backend that also says what it holds: compiled kernels, and the bytes of their arguments and outputs. */
export interface GpuBackend extends Backend {
  readonly held: () => { readonly plans: number; readonly bytes: number }
}

type Answer<K extends OperationName> = TE.TaskEither<DetectionError, Out<K>>

const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** The device has no arrays without elements: the host answers for those. */
const hasEmptyTensor = (input: object): boolean =>
  Object.values(input).some((value: unknown) => isTensor(value) && value.size === 0)

const onDevice =
  <K extends OperationName>(name: K, kernel: KernelOf<K>, device: Device, host: Backend) =>
  (input: In<K>): Answer<K> => {
    const onHost = host.operations[name]
    if (hasEmptyTensor(input)) return onHost(input)
    const computed = TE.tryCatch(
      () => inTiles(kernel, device.run)(input),
      (thrown) => backendFailure(name, "kernel", "run", reason(thrown)),
    )
    return TE.chain((output: Out<K> | undefined) =>
      output === undefined ? onHost(input) : TE.right(output),
    )(computed)
  }

const answer = <K extends OperationName>(name: K, device: Device, host: Backend) => {
  const placement = kernels[name]
  return (input: In<K>): Answer<K> => {
    if (placement === "host") return host.operations[name](input)
    if (placement === "unsupported")
      return TE.left(unsupported(name, "operation", "be one that gpu.js computes", name))
    return TE.chain(onDevice(name, placement, device, host))(
      TE.fromEither(check(operations[name].contract)(input)),
    )
  }
}

/** Where an operation runs when the backend is given this host. */
export const executionOf = (name: OperationName, host: Backend): Execution => {
  const placement = kernels[name]
  if (placement === "host") return host.runsOn[name] === "unsupported" ? "unsupported" : "host"
  return placement === "unsupported" ? "unsupported" : "device"
}

const backendOn = (device: Device, mode: Mode, host: Backend): GpuBackend => {
  let disposed = false
  const closed = (name: OperationName) =>
    backendFailure(name, "backend", "still be open", "one that was disposed of")
  return {
    name: `gpu:${mode}`,
    device: device.words,
    arithmetic: arithmeticOf[mode],
    runsOn: everyOperation((name) => executionOf(name, host)),
    operations: byName<TaskEitherURI>(<K extends OperationName>(name: K) => {
      const open = answer(name, device, host)
      return (input: In<K>): Answer<K> => (disposed ? TE.left(closed(name)) : open(input))
    }),
    dispose: async () => {
      if (disposed) return
      disposed = true
      await device.close()
    },
    held: device.held,
  }
}

/**
 * The operations of detection on gpu.js, in one mode and no other: where that mode is missing, Left(Unsupported)
 * says what to install or start.
 */
export const gpuBackend = ({
  mode,
  host = specBackend,
}: GpuOptions): TE.TaskEither<DetectionError, GpuBackend> =>
  TE.map((device: Device) => backendOn(device, mode, host))(deviceOf(mode))
