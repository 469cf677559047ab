/** What instrumented code looks at, by the name that Stryker gives it. */
export interface Switchboard {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: object
}

declare global {
  var __stryker__: Switchboard | undefined
}

export const switchboard = (): Switchboard => {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}
