import { loadavg } from "node:os"
import type { Limits } from "@detspec/wasm"
import { machine } from "../page.js"
import type { PeerRow } from "./measure.js"

const milliseconds = (ms: number): string =>
  ms < 1 ? ms.toFixed(3) : ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : ms.toFixed(0)

const timing = (row: PeerRow, name: string): string => {
  const found = row.timings.get(name)
  return found === undefined ? "" : milliseconds(found.median)
}

const ratio = (row: PeerRow, over: string, under: string): number | undefined => {
  const [above, below] = [row.timings.get(over), row.timings.get(under)]
  return above && below ? above.median / below.median : undefined
}

const times = (value: number | undefined): string =>
  value === undefined ? "" : `${value < 10 ? value.toFixed(1) : value.toFixed(0)}×`

const agreed = (row: PeerRow): string => {
  if (row.disagreeing.length > 0) return `no: ${row.disagreeing.join(", ")}`
  const words = [...new Set(row.distances.values())].filter((one) => one !== "equal")
  const largest = Math.max(0, ...words.map(Number))
  return row.distances.size === 0 ? "" : largest === 0 ? "equal" : `within ${largest.toExponential(1)}`
}

const cells = (row: PeerRow, names: readonly string[]): readonly string[] => {
  const overFloor = row.timings.get("wasm, resident")
  return [
    row.operation,
    row.size,
    ...names.map((name) => timing(row, name)),
    times(ratio(row, "torchvision", "wasm")),
    times(ratio(row, "torchvision", "wasm, resident")),
    row.bar > 0 ? `${row.bar}×` : "",
    milliseconds(row.floor),
    overFloor ? times(overFloor.median / row.floor) : "",
    agreed(row),
  ]
}

/** A line of the table. */
export const peerLine = (row: PeerRow, names: readonly string[]): string =>
  `| ${cells(row, names).join(" | ")} |`

/** The head of the table. */
export const peerHead = (names: readonly string[]): readonly string[] => {
  const ratios = ["torchvision / wasm", "torchvision / resident", "asked for", "floor", "resident / floor"]
  return [
    `| operation | size | ${[...names, ...ratios].join(" | ")} | answers |`,
    `|---|---|${[...names, ...ratios].map(() => "---:|").join("")}---|`,
  ]
}

/** How many programs wanted to run, on average over five minutes. */
const load = (): string => (loadavg()[1] ?? 0).toFixed(0)

/** How to read it, and what would bring what is far from its floor nearer. */
const reading: readonly string[] = [
  "How time grows from a thousand boxes to a million, drawn by `npm run bench -- growth`:",
  "",
  "![Time against the number of boxes: four operations, by powers of ten](pictures/growth.png)",
  "",
  "## What is far from its floor, and what would bring it nearer",
  "",
  "- Operations that only stream (clipBoxes, convertBoxes, smoothL1): WebAssembly has vectors of four floats, the processor and torchvision's libraries have eight or sixteen, so that such a kernel takes two to four times the instructions, and input that lies in a cache is read that much slower. smoothL1 alone stays behind torchvision for that reason: four numbers take ten operations on vectors, three of them the look at the input, and a processor begins four in a cycle, so that 400,000 numbers take a thread 70 µs and two threads half of that, while torchvision reads and writes these 4.8 MB as fast as its caches hand them over. A call itself takes 4 to 8 µs in JavaScript, in which kinds and shapes are checked. With ordinary arrays the copies, and the pages that the operating system hands out for the answer, take longer than the operation: only tensors in the backend's memory avoid them.",
  "- The wider the processor's vectors, the more of a distance torchvision makes up. This run was on cores that have vectors of sixteen (AVX-512).",
  "- encodeBoxes and decodeBoxes: quotients and logarithms, or exponentials, of seven or more steps that wait for each other. They are computed for 256 boxes at a time, so that there is always another box to go on with; what is left is the number of instructions, ninety for two boxes and more, of which a processor does six or seven in a cycle. Vectors of eight, or a multiplication and an addition in one instruction, which WebAssembly does not have, would take half of that.",
  "- softmaxCrossEntropy and the logistic losses: arithmetic. An exponential of four numbers takes forty instructions with what is done around it; with sixteen numbers in a vector it would be a quarter of that for each.",
  "- generateAnchors writes 3.2 MB and reads nothing. Two threads take 33 µs for that at best, 97 GB/s, since a cache fetches each line before it is written over, and fewer instructions make no difference; 4 to 8 µs a call are the check and the anchors of one cell, in JavaScript. A twentieth of torchvision's time is less than both together.",
  "- Pooling of regions: more than half of the time are sums, a third goes into writing bins, which the kernel has with channels side by side and the tensor has apart. Each region's bins of sixteen channels are 3 KB at a place of their own; they are laid out aside and copied in one go, for roiPool twice, for features and places. Blocks of more channels would write longer pieces, and read the maps from a farther cache.",
  "- Suppression and matching: the floor counts input and answer once. Sorting reads the scores eight times, and each candidate reads a list of kept boxes. nms runs in one thread: a second one could scan the next candidates while the first decides, which pays from some ten thousand boxes on.",
  "- matchAnchors on grids: most of its time is finding that every anchor lies on its grid, and writing the labels. Generating and matching in one operation would read no anchors at all.",
]

/** docs/benchmarks-peers.md, whole. */
export const peersPage = (
  rows: readonly PeerRow[],
  names: readonly string[],
  { bytesPerSecond, flopsPerSecond }: Limits,
  threads: number,
): string =>
  `${[
    "# Against other libraries",
    "",
    `Written by \`npm run bench -- peers\`: medians in milliseconds after a while of warming up, everybody on the same data, by turns, in one run, on ${threads} threads. Machines are noisy: compare the ratios, and take differences under a quarter for none.`,
    "",
    `Measured on ${machine()}, while ${load()} programs on average wanted to run: with more of them than processors, threads wait for each other, and libraries that use them suffer most.`,
    "",
    "- **wasm** takes ordinary arrays and answers with new ones: it copies both, and the operating system hands out the memory of large answers page by page.",
    '- **wasm, resident** has tensors in its own memory (`backend.float32`, `answers: "resident"`), as torchvision has its own: nothing is copied, and memory that was released is used again.',
    "- Both check their input against the contract.",
    `- The **floor** is what memory or arithmetic takes at least: the bytes of input and answer at ${(bytesPerSecond / 1e9).toFixed(1)} GB/s, or the definition's floating-point operations at ${(flopsPerSecond / 1e9).toFixed(1)} Gflop/s, both measured in this run, in WebAssembly, on all threads. A better algorithm may lie below it.`,
    "- **answers**: whether all peers gave the same ones: indices exactly, floats to so much of the largest.",
    "",
    ...peerHead(names),
    ...rows.map((row) => peerLine(row, names)),
    "",
    ...reading,
  ].join("\n")}\n`
