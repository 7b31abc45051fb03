import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    readonly starter: string
  }
}

/** The folder of the built starter handbook, which the tests of a run share and only read. */
export const builtStarter = (): string => inject('starter')
