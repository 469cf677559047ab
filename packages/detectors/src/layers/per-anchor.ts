import type { Node } from "@detspec/networks"
import { concat, reshape, transpose } from "@detspec/networks"

/** Maps [B, A K, H, W] as K answers for each anchor [B, H W A, K]: row, then column, then anchor. */
const flattened = (map: Node, answers: number): Node =>
  reshape(transpose(map, [0, 2, 3, 1]), [0, -1, answers])

/** The answers of all levels, one after the other: [B, N, K]. */
export const perAnchor = (maps: readonly Node[], answers: number): Node =>
  concat(
    maps.map((map) => flattened(map, answers)),
    1,
  )
