/** A value that is handed in by name: a parameter, an image, a cotangent. Leaves of one name are one value. */
export interface Leaf {
  readonly kind: "leaf"
  readonly name: string
}

export const leaf = (name: string): Leaf => ({ kind: "leaf", name })
