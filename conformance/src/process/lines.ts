import { Buffer } from "node:buffer"

/** Cuts a stream of bytes into lines; tells of each, and of one that grows beyond a limit. */
export const lineReader = (
  limit: number,
  onLine: (line: string) => void,
  onFlood: () => void,
): ((chunk: Buffer) => void) => {
  let parts: Buffer[] = []
  let size = 0
  const keep = (part: Buffer): void => {
    parts.push(part)
    size += part.length
    if (size > limit) {
      size = 0
      parts = []
      onFlood()
    }
  }
  return (chunk) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end))
      onLine(Buffer.concat(parts).toString("utf8"))
      parts = []
      size = 0
      from = end + 1
    }
    keep(chunk.subarray(from))
  }
}

/** The last of what was written, so that a flood fills no memory. */
export const tail = (
  limit: number,
): { readonly add: (chunk: Buffer) => void; readonly text: () => string } => {
  let kept = Buffer.alloc(0)
  return {
    add: (chunk) => {
      kept = Buffer.concat([kept, chunk.subarray(-limit)]).subarray(-limit)
    },
    text: () => kept.toString("utf8").trim(),
  }
}
