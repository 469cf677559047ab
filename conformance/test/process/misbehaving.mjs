// A backend of nms, right, and boxIou, which behaves as its argument says. Plain Node, so that it starts fast.
import { createInterface } from "node:readline"

const [how = "well"] = process.argv.slice(2)
const arrays = { float64: Float64Array, float32: Float32Array, int32: Int32Array, uint8: Uint8Array }
const read = ({ dtype, data }) => new arrays[dtype](Uint8Array.from(Buffer.from(data, "base64")).buffer)
const write = (dtype, shape, elements) => ({
  dtype,
  shape,
  data: Buffer.from(arrays[dtype].from(elements).buffer).toString("base64"),
})
const rows = (tensor) =>
  Array.from({ length: tensor.shape[0] }, (_, n) => read(tensor).subarray(4 * n, 4 * n + 4))

const iou = (a, b) => {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  if (width <= 0 || height <= 0) return 0
  const both = width * height
  return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)
}

const nms = (input) => {
  const [boxes, scores, keep] = [rows(input.boxes), read(input.scores), []]
  for (const i of [...scores.keys()].sort((i, j) => scores[j] - scores[i] || i - j))
    if (!keep.some((j) => iou(boxes[i], boxes[j]) > input.threshold)) keep.push(i)
  return { keep: write("int32", [keep.length], keep) }
}

const boxIou = ({ boxes1, boxes2 }) => {
  const [one, two] = [rows(boxes1), rows(boxes2)]
  const values = one.flatMap((a) => two.map((b) => iou(a, b)))
  return { iou: write("float64", [one.length, two.length], values) }
}

const sleep = (seconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000 * seconds)
const die = () => {
  process.stderr.write("Traceback: the last words\n")
  process.exit(3)
}

let calls = 0
/** What boxIou answers, by how it behaves. */
const outputs = {
  "crashes on three boxes": (input) => (input.boxes1.shape[0] > 2 ? die() : boxIou(input)),
  "dies on every call": die,
  "is killed": () => process.kill(process.pid, "SIGKILL") && sleep(9),
  hangs: () => sleep(99),
  "hangs on three boxes": (input) => (input.boxes1.shape[0] > 2 ? sleep(99) : boxIou(input)),
  "writes a debug line": (input) => console.log("boxes:", input.boxes1.shape) ?? boxIou(input),
  "floods stdout": () => {
    for (let i = 0; i < 100_000; i += 1) process.stdout.write(`line ${i}\n`)
  },
  "stops in the middle": () => {
    process.stdout.write('{"type":"call","answ')
    process.exit(0)
  },
  "has another shape": (input) => {
    const { iou } = boxIou(input)
    return { iou: { ...iou, shape: [1, ...iou.shape] } }
  },
  "has transposed sides": (input) => boxIou({ boxes1: input.boxes2, boxes2: input.boxes1 }),
  "has another dtype": (input) => {
    const { iou } = boxIou(input)
    return { iou: write("int32", iou.shape, read(iou)) }
  },
  "answers in int64": ({ boxes1, boxes2 }) => ({
    iou: { dtype: "int64", shape: [boxes1.shape[0], boxes2.shape[0]], data: "" },
  }),
  "answers lists": ({ boxes1, boxes2 }) => ({ iou: rows(boxes1).map((a) => rows(boxes2).map((b) => iou(a, b))) }),
  "has too little data": (input) => ({ iou: { ...boxIou(input).iou, shape: [9, 9] } }),
  "answers NaN": (input) => {
    const { iou } = boxIou(input)
    return { iou: write("float64", iou.shape, read(iou).fill(Number.NaN)) }
  },
  "leaves its output out": () => ({}),
  "gives an output too many": (input) => ({ ...boxIou(input), extra: write("int32", [0], []) }),
  "is not deterministic": (input) => {
    const { iou } = boxIou(input)
    calls += 1
    return calls % 41 === 0 ? { iou: write("float64", iou.shape, read(iou).map((x) => x / 2)) } : { iou }
  },
}

const answer = ({ id, operation, input }) => {
  if (operation === "nms") return { id, status: "ok", output: nms(input) }
  if (how === "throws") return { id, status: "error", type: "ValueError", message: "boxes are odd" }
  if (how === "lacks what it claims") return { id, status: "unsupported" }
  return { id, status: "ok", output: (outputs[how] ?? boxIou)(input) }
}

/** What becomes of a whole message of answers, where it holds boxIou. */
const messages = {
  "answers out of order": (said) => [{ ...said, answers: said.answers.toReversed() }],
  "answers twice": (said) => [said, said],
  "leaves an answer out": (said) => [{ ...said, answers: said.answers.slice(1) }],
  "answers a list": (said) => [said.answers],
  "writes NaN as no JSON": (said) => [JSON.stringify(said).replace(/\}\]\}$/, ',"score":NaN}]}')],
  "is slow in company": (said) => (said.answers.length > 1 ? sleep(99) : [said]),
  "dies in company": (said) => (said.answers.length > 1 ? die() : [said]),
}

const hello = {
  type: "hello",
  protocol: how === "speaks another version" ? 2 : 1,
  name: "misbehaving",
  device: "Node",
  arithmetic: { unit: 2 ** -53 },
  checks: "harness",
  operations: {
    boxIou: { dtypes: ["float64"] },
    nms: { dtypes: ["float64"] },
    ...(how === "claims what there is not" && { cureAll: { dtypes: ["float64"] } }),
  },
}

const back = (tensor) => {
  const zero = how === "loses the sign of zero" ? (x) => x + 0 : (x) => x
  return write(tensor.dtype, tensor.shape, read(tensor).map(zero))
}

const replies = (message) => {
  if (message.type === "hello") {
    if (how === "dies before hello") die()
    if (how === "takes long to start") sleep(1)
    if (how === "never starts") sleep(99)
    if (how === "says something else") return ["Hello, world!"]
    return [hello]
  }
  if (message.type === "echo") return [{ type: "echo", tensors: message.tensors.map(back) }]
  const said = { type: "call", answers: message.calls.map(answer) }
  const about = message.calls.some(({ operation }) => operation === "boxIou")
  return about && messages[how] ? messages[how](said) : [said]
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line)
  if (message.type === "stop" && how === "does not stop") sleep(99)
  if (message.type === "stop") break
  for (const reply of replies(message))
    process.stdout.write(`${typeof reply === "string" ? reply : JSON.stringify(reply)}\n`)
}
