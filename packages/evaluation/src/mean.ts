/** The mean of what is defined; undefined where nothing is. */
export const meanOf = (numbers: readonly (number | undefined)[]): number | undefined => {
  const defined = numbers.filter((number) => number !== undefined)
  return defined.length === 0 ? undefined : defined.reduce((sum, number) => sum + number, 0) / defined.length
}
