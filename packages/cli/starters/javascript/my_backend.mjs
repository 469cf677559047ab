// A backend of one operation, nms, in plain Node.
// It reads a message a line from stdin and writes one to stdout; what console.log() prints goes to stderr.

import { createInterface } from "node:readline"

// Tensors

const arrays = { float64: Float64Array, float32: Float32Array, int32: Int32Array, uint8: Uint8Array }

/** The elements of a tensor, row-major. */
const read = ({ dtype, data }) => new arrays[dtype](Uint8Array.from(Buffer.from(data, "base64")).buffer)

/** The rows of a matrix [N, K]. */
const rows = (tensor) => {
  const elements = read(tensor)
  const [count, width] = tensor.shape
  return Array.from({ length: count }, (_, n) => elements.subarray(n * width, (n + 1) * width))
}

const write = (dtype, shape, elements) => ({
  dtype,
  shape,
  data: Buffer.from(arrays[dtype].from(elements).buffer).toString("base64"),
})

/** A field of an input: NaN, the infinities and -0 travel as { number: "Infinity" }. */
const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain)
  return Object.hasOwn(value ?? {}, "number") ? Number(value.number) : value
}

// Operations: from the fields of the input to the fields of the output

const iou = (a, b) => {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  if (width <= 0 || height <= 0) return 0
  const both = width * height
  return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)
}

const nms = (input) => {
  const boxes = rows(input.boxes)
  const scores = read(input.scores)
  const keep = []
  for (const i of [...scores.keys()].sort((i, j) => scores[j] - scores[i] || i - j)) {
    // WRONG ON PURPOSE: an overlap of exactly the threshold does not suppress. Make it >.
    if (!keep.some((j) => iou(boxes[i], boxes[j]) >= input.threshold)) keep.push(i)
  }
  return { keep: write("int32", [keep.length], keep) }
}

const operations = { nms }

// Messages

const hello = {
  type: "hello",
  protocol: 1,
  name: "my backend",
  device: `Node ${process.version}`,
  arithmetic: { unit: 2 ** -53 },
  checks: "harness",
  operations: Object.fromEntries(
    Object.keys(operations).map((name) => [name, { dtypes: ["float64", "float32"] }]),
  ),
}

const answer = ({ id, operation, input }) => {
  try {
    if (!Object.hasOwn(operations, operation)) return { id, status: "unsupported" }
    const fields = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, plain(value)]))
    return { id, status: "ok", output: operations[operation](fields) }
  } catch (error) {
    return { id, status: "error", type: error.name, message: error.message }
  }
}

const reply = (message) => {
  if (message.type === "hello") return hello
  if (message.type === "echo") {
    const back = message.tensors.map((one) => write(one.dtype, one.shape, read(one)))
    return { type: "echo", tensors: back }
  }
  return { type: "call", answers: message.calls.map(answer) }
}

// Standard output belongs to the protocol: a console.log() for debugging must not end up there.
console.log = console.error

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line)
  if (message.type === "stop") break
  process.stdout.write(`${JSON.stringify(reply(message))}\n`)
}
