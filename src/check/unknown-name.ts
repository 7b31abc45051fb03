import { didYouMean, nearest, oneOf, report } from '../report.ts'
import type { Handbook, Message, RuleId } from '../types.ts'

/** A name that a page once had is not a slip of the pen: what is meant is the page it is now. */
export function formerName(
  { former, pages }: Handbook,
  rule: RuleId,
  what: string,
  page: { path: string },
  name: string,
  place: Message['place'],
  names: ReadonlySet<string>,
): Message | undefined {
  const heirs = (former.get(name) ?? []).flatMap((path) => pages.get(path)?.id ?? []).filter((id) => names.has(id))
  if (heirs.length === 0) return undefined
  const now = list(heirs.map((id) => `\`${id}\``))
  return report(rule, page.path, place, `Unknown ${bareNoun(what)} \`${name}\`, which is now ${now}`, {
    expected: heirs,
    mend: `Write ${oneOf(heirs)}.`,
  })
}

const bareNoun = (what: string) => what.replace(/^an? /, '')

const list = (names: readonly string[]) => names.join(' and ')

/** A name that nothing has, with those that may have been meant: the id of what is called so, else what is spelled much the same. */
export function unknownName(
  { entities }: Handbook,
  rule: RuleId,
  what: string,
  page: { path: string },
  name: string,
  place: Message['place'],
  names: ReadonlySet<string>,
  home = 'add a page for it',
): Message {
  const titled = called(entities, name).filter((id) => names.has(id))
  const near = titled.length > 0 ? titled : nearest(name, names)
  const more = near.length > 0 ? { expected: near } : names.size === 0 ? {} : { expected: [...names].slice(0, 12) }
  const today = [...names].filter((id) => entities.get(id)?.status !== 'historical')
  const existing = today.length > 1 && today.length <= 8 ? oneOf(today) : `${what} that exists`
  const mend = near.length > 0 ? {} : { mend: `Write ${existing}, or ${home.replace('it', `\`${name}\``)}.` }
  return report(rule, page.path, place, `Unknown ${bareNoun(what)} \`${name}\`${didYouMean(near)}`, {
    ...more,
    ...mend,
  })
}

/** The ids of what has this title. */
const called = (entities: Handbook['entities'], name: string): string[] =>
  [...entities.values()].filter(({ title }) => title.toLowerCase() === name.toLowerCase()).map(({ id }) => id)
