const fewest = 4
const most = 17

/** Beyond these a number is written with a power of ten. */
const [least, greatest] = [1e-5, 1e7]

const written = (x: number, digits: number): string => {
  if (Object.is(x, -0)) return "−0"
  const size = Math.abs(x)
  const plain = size === 0 || (size >= least && size < greatest) || !Number.isFinite(x)
  const [number = "", power = ""] = plain
    ? [String(Number(x.toPrecision(digits)))]
    : x.toExponential(digits - 1).split("e")
  const trimmed = plain ? number : String(Number(number))
  return `${trimmed}${power && `e${power.replace("+", "")}`}`.replaceAll("-", "−")
}

/** A number with four significant digits. */
export const short = (x: number): string => written(x, fewest)

/** Two numbers with as many digits as it takes to see that they differ. */
export const apart = (expected: number, actual: number): readonly [string, string] => {
  for (let digits = fewest; digits < most; digits += 1) {
    const pair: readonly [string, string] = [written(expected, digits), written(actual, digits)]
    if (pair[0] !== pair[1]) return pair
  }
  return [written(expected, most), written(actual, most)]
}
