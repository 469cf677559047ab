/** Written by `npm run wasm` out of packages/wasm/assembly, sources b389a5c34daffe37b2d026517f4a567f. */
export const tasks = {
  boxIou: 0,
  decodeBoxes: 1,
  smoothL1: 2,
} as const
