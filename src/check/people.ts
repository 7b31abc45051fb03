import type { Check } from './check.ts'
import { overload } from './overload.ts'
import { similarNames } from './similar-names.ts'

/** Is everybody who is meant, and has nobody too much? */
export const people: readonly Check[] = [similarNames, overload]
