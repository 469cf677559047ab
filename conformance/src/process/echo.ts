import type { Tensor } from "@detspec/core"
import { float32, float64, int32, uint8 } from "@detspec/core"
import type { Child } from "./child.js"
import type { WireTensor } from "./message-types.js"
import { echoAnswer } from "./messages.js"
import type { Reply } from "./talk.js"
import { ask } from "./talk.js"
import { encodeTensor } from "./tensor-codec.js"

const corners = [0, -0, 1, -1, Number.NaN, Infinity, -Infinity, 0.1]

/** What a codec gets wrong: signs of zero, NaN, infinities, subnormals, the largest numbers, sides of 0, no sides. */
const hardTensors: readonly Tensor[] = [
  float64([2, 6], [...corners, 5e-324, 2 ** -1022, Number.MAX_VALUE, 1 + 2 ** -52]),
  float32([3, 2, 2], [...corners, 2 ** -149, 2 ** -126, (2 - 2 ** -23) * 2 ** 127, 1 + 2 ** -23]),
  int32([4], [0, -1, 2 ** 31 - 1, -(2 ** 31)]),
  uint8([1, 3], [0, 1, 255]),
  float64([0, 4], []),
  int32([0], []),
  float32([], [-0]),
]

/** The tensors that are sent for a codec to show that it loses nothing. */
export const echoTensors = (): readonly WireTensor[] => hardTensors.map(encodeTensor)

const alike = (a: WireTensor, b: WireTensor | undefined): boolean =>
  a.dtype === b?.dtype && a.data === b.data && a.shape.join() === b.shape.join()

const told = ({ dtype, shape, data }: WireTensor): string => `${dtype} [${shape.join(", ")}] "${data}"`

/** Asks for the tensors back, bit for bit: before a backend is judged its wire is. */
export const checkEcho = async (child: Child, limit: number): Promise<Reply<true>> => {
  const sent = echoTensors()
  const reply = await ask(child, { type: "echo", tensors: [...sent] }, echoAnswer, limit)
  if (reply.tag !== "said") return reply
  const back = reply.answer.tensors
  const wrong = sent.findIndex((tensor, i) => !alike(tensor, back[i]))
  if (wrong < 0 && back.length === sent.length) return { tag: "said", answer: true }
  const [one, other] = [sent[wrong], back[wrong]]
  const how =
    one && other
      ? `tensor ${wrong} went as ${told(one)} and came back as ${told(other)}`
      : `${sent.length} tensors went and ${back.length} came back`
  return { tag: "fault", how: `echo changed what it was given: ${how}` }
}
