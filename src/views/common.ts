import { given } from '../given.ts'
import { isAddress } from '../is-address.ts'
import type { AliasView, CommonView, Handbook, Kind, Page } from '../types.ts'
import { maybeRoleRef, ref } from './refs.ts'

// What the view of a kind shows itself, in words of its own.
const ownOwner = kinds('role', 'focus', 'responsibility', 'aor', 'practice', 'path', 'assessment')
// On a role, focuses follow from what it is accountable for; a focus is one.
const ownFocuses = kinds('role', 'focus', 'responsibility', 'practice')
const ownExamples = kinds('role', 'responsibility', 'aor', 'practice', 'path')

/** What a page says about itself that pages of any kind may say. */
export function commonView({ roles, focuses }: Handbook, page: Page): CommonView {
  const { kind, data } = page
  const { status = 'active', ownerRole = '', coreFocus = [], examples = [], sources = [] } = data
  return given({
    status,
    aliases: aliases(page, roles.get(page.id)?.short),
    owner: ownOwner.has(kind) ? undefined : maybeRoleRef(roles.get(ownerRole)),
    focuses: ownFocuses.has(kind) ? [] : [...new Set(coreFocus)].flatMap((id) => focuses.get(id) ?? []).map(ref),
    examples: ownExamples.has(kind) ? [] : examples,
    reviewedOn: data.reviewedOn,
    reviewEvery: data.reviewEvery,
    sources: sources.map(({ title, url }) => given({ title, url: followed(url) })),
  })
}

/** A role is also called by its short name. An alias of a guide may be an old address, which is no name. */
function aliases({ kind, data, title }: Page, short: string | undefined): readonly AliasView[] {
  const all = (data.aliases ?? [])
    .filter(({ name }) => kind !== 'guide' || !isAddress(name))
    .map(({ name, ambiguous }): AliasView => {
      const other = kind === 'role' ? 'roles' : 'things'
      return ambiguous ? { name, ambiguous: other } : { name }
    })
  const names = kind === 'role' && short !== undefined ? [{ name: short }, ...all] : all
  return [...new Map([...names].reverse().map((one) => [one.name, one])).values()]
    .reverse()
    .filter(({ name }) => name !== title)
}

/** A source is on the web or, if it is not, only named. */
const followed = (url: string | undefined) => (url !== undefined && /^https?:\/\//i.test(url) ? url : undefined)

function kinds(...all: Kind[]): ReadonlySet<Kind> {
  return new Set(all)
}
