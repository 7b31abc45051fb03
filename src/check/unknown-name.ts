import { didYouMean, nearest, oneOf, report } from '../report.ts'
import type { Handbook, Message, Place, RuleId } from '../types.ts'

/** Names of one sort, and how a message speaks of them. */
export interface Sort {
  readonly rule: RuleId
  /** With its article: `a role`. */
  readonly what: string
  /** All that exist. */
  readonly names: ReadonlySet<string>
  /** How to make one exist. */
  readonly home?: string | undefined
}

interface Written {
  readonly name: string
  readonly file: string
  readonly place: Place
}

/**
 * Says of a name that nothing has which may have been meant: the page that was once called so, the id of what has this
 * title, else what is spelled much the same.
 */
export function unknownName(
  { entities, former, pages }: Handbook,
  { rule, what, names, home = 'add a page for it' }: Sort,
  { name, file, place }: Written,
): Message {
  const unknown = `Unknown ${what.replace(/^an? /, '')} \`${name}\``
  const heirs = (former.get(name) ?? []).flatMap((path) => pages.get(path)?.id ?? []).filter((id) => names.has(id))
  if (heirs.length > 0) {
    const now = heirs.map((id) => `\`${id}\``).join(' and ')
    return report(rule, file, place, `${unknown}, which is now ${now}`, {
      expected: heirs,
      mend: `Write ${oneOf(heirs)}.`,
    })
  }
  const titled = called(entities, name).filter((id) => names.has(id))
  const near = titled.length > 0 ? titled : nearest(name, names)
  if (near.length > 0) return report(rule, file, place, `${unknown}${didYouMean(near)}`, { expected: near })
  const today = [...names].filter((id) => entities.get(id)?.status !== 'historical')
  const existing = today.length > 1 && today.length <= 8 ? oneOf(today) : `${what} that exists`
  return report(rule, file, place, unknown, {
    ...(names.size > 0 && { expected: [...names].slice(0, 12) }),
    mend: `Write ${existing}, or ${home.replace('it', `\`${name}\``)}.`,
  })
}

/** The ids of what has this title. */
const called = (entities: Handbook['entities'], name: string): string[] =>
  [...entities.values()].filter(({ title }) => title.toLowerCase() === name.toLowerCase()).map(({ id }) => id)
