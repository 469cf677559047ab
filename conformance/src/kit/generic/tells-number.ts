const numbers = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?(?:infinity|inf)\b|\bnan\b/gi

const meant = (word: string): number => {
  const plain = word.toLowerCase()
  if (plain === "nan") return Number.NaN
  if (plain.includes("inf")) return plain.startsWith("-") ? -Infinity : Infinity
  return Number(plain)
}

/** Whether a text tells a number, however the language of its author writes numbers: 1e-7, 1e-07, -inf. */
export const tellsNumber = (text: string, number: number): boolean =>
  [...text.matchAll(numbers)].some(([word]) => {
    const told = meant(word)
    return told === number || (Number.isNaN(told) && Number.isNaN(number))
  })
