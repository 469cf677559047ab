/** The options of an operation that a backend has, where it has not all: `{ reduce: ["mean"] }`. */
export type Only = Readonly<Record<string, readonly (string | number | boolean)[]>>

/** The first option that an input asks for and the backend does not have, in words. */
export const missingOption = (only: Only, input: object): string | undefined => {
  const asked = new Map<string, unknown>(Object.entries(input))
  const missing = Object.entries(only).find(([field, has]) => !has.some((one) => one === asked.get(field)))
  if (!missing) return undefined
  const [field, has] = missing
  return `${field} is ${has.map((one) => JSON.stringify(one)).join(" or ")} only, as hello says`
}
