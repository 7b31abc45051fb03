/** Who has to agree when a page changes. */

import type { RoleId } from './entities.ts'

/** A page with the roles that answer for what it defines: more than one where it is shared. */
export interface PageOwners {
  readonly path: string
  readonly sides: readonly {
    readonly role: RoleId
    /** The role's teams or people on the forge, such as `@acme/tech-leads`; empty when the configuration names nobody. */
    readonly owners: readonly string[]
  }[]
}
