import type { Box, DetectionError, Segmentation } from "@detspec/core"

/** One object that somebody marked. A box may be empty: what trains on it leaves it out and counts it. */
export interface AnnotatedObject {
  readonly label: string
  readonly box: Box
  /** Marked as hard to recognise: evaluation ignores it. */
  readonly difficult: boolean
  /** The object goes on beyond what the box, or the image, shows. */
  readonly truncated: boolean
  /** A region of many objects of one class, marked as one. */
  readonly crowd?: boolean
  /** Of the mask, in pixels, where the annotation says it. */
  readonly area?: number
  readonly segmentation?: Segmentation
}

/** An image and its objects; the pixels stay in the file until `readPixels`. */
export interface AnnotatedImage {
  readonly name: string
  readonly file: string
  readonly width: number
  readonly height: number
  readonly objects: readonly AnnotatedObject[]
}

/** Every annotated image of a folder, its classes, its lists (train, val, …) as names. */
export interface Dataset {
  readonly classes: readonly string[]
  /** The numbers of the classes in COCO's files, where they are not 1, 2, 3, … */
  readonly categoryIds?: readonly number[]
  readonly images: readonly AnnotatedImage[]
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** What was left out because it could not be read: nothing, unless that was asked for. */
  readonly warnings: readonly DetectionError[]
}

/** How to read a data set. */
export interface ReadOptions {
  /** Leaves out images whose annotation is broken, each with a warning; else the first one is the answer. */
  readonly skipBad: boolean
}

export const strictly: ReadOptions = { skipBad: false }

/** The classes that occur, in alphabetical order. */
export const classesOf = (images: readonly AnnotatedImage[]): readonly string[] =>
  [...new Set(images.flatMap(({ objects }) => objects.map(({ label }) => label)))].sort()
