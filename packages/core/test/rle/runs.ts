import type { Rle } from "@detspec/core"
import {
  decodeRle,
  encodeRle,
  rleArea,
  rleBox,
  rleFromText,
  rleIntersection,
  rleOfPolygons,
  rleToText,
  rleUnion,
} from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"

/** What the laws of masks as runs are about. */
export interface Runs {
  readonly encode: typeof encodeRle
  readonly decode: typeof decodeRle
  readonly area: typeof rleArea
  readonly box: typeof rleBox
  readonly union: typeof rleUnion
  readonly intersection: typeof rleIntersection
  readonly toText: typeof rleToText
  readonly fromText: (size: readonly [number, number], text: string) => Rle | undefined
  readonly polygons: typeof rleOfPolygons
}

export const right: Runs = {
  encode: encodeRle,
  decode: decodeRle,
  area: rleArea,
  box: rleBox,
  union: rleUnion,
  intersection: rleIntersection,
  toText: rleToText,
  fromText: (size, text) =>
    E.getOrElse<unknown, Rle | undefined>(() => undefined)(rleFromText("test", "mask", size, text)),
  polygons: rleOfPolygons,
}
