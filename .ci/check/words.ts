import type { Source } from "./sources.js"

const unwanted: readonly (readonly [RegExp, string])[] = [
  [/\bas any\b|: any(?=[,;)\]>|]|\s*=|$)|\bas unknown as\b/, "a cast to any or unknown"],
  [/@ts-(ignore|nocheck|expect-error)/, "a silenced type error"],
  [/\b(TODO|FIXME)\b/, "something left open"],
]

/** Lines that the house does not want. */
export const unwantedWords = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter(({ path }) => path !== ".ci/check/words.ts")
    .flatMap(({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, n) =>
          unwanted
            .filter(([pattern]) => pattern.test(line))
            .map(([, what]) => `${path}:${n + 1} has ${what}`),
        ),
    )
