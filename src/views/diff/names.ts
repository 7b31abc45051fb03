import { isDeepStrictEqual } from 'node:util'
import { countThings, joinWithAnd } from '../../base/text.ts'
import type { Handbook } from '../../model/types.ts'
import type { Fragment, Page } from '../../parse/types.ts'
import type { Match } from './match.ts'
import type { PageDiff, Subject } from './types.ts'

/**
 * Makes a function that finds the pages that two editions of a page name otherwise, because they have another id or another
 * place. Undefined when anything else about the page is otherwise.
 */
export function makeFindRenames(
  from: Handbook,
  to: Handbook,
  match: Match,
): (was: Page, is: Page) => readonly Subject[] | undefined {
  const renamed = match.pairs.flatMap(({ subject, was, is }) =>
    was && is && (was.id !== is.id || was.path !== is.path) ? [{ subject, was, is }] : [],
  )
  if (renamed.length === 0) return () => undefined
  const ids = (edition: 'was' | 'is') => renamed.map((one) => [one[edition].id, one.subject] as const)
  const paths = (edition: 'was' | 'is') => new Map(renamed.map((one) => [one[edition].path, one.subject]))
  // A word of prose may be the other id, which counts where it is not that of another page.
  const old = { targets: from.targets, ids: new Map([...ids('is'), ...ids('was')]), paths: paths('was') }
  const current = { targets: to.targets, ids: new Map([...ids('was'), ...ids('is')]), paths: paths('is') }
  const anyId = wordPattern([...old.ids.keys()])

  return (was, is) => {
    const found = new Set<Subject>()
    return isDeepStrictEqual(namelessPage(was, old, found), namelessPage(is, current, found)) ? [...found] : undefined
  }

  /** All that a page says, with its names of other pages replaced by what both editions have. */
  function namelessPage(page: Page, { targets, ids, paths }: typeof old, found: Set<Subject>) {
    const named = (subject: Subject) => {
      found.add(subject)
      return `→${subject.kind} ${subject.id}`
    }
    const plain = (text: string) => text.replace(anyId, (id) => named(ids.get(id)!))
    const { path, yaml, body, heading = [], excerpt = '', text } = page
    return [
      // A page that was renamed says what it was called.
      plain(paths.has(path) ? withoutFormer(yaml) : yaml),
      fragment(body),
      fragment(heading),
      plain(excerpt),
      text.map(({ id, title, text }) => [id, plain(title), plain(text)]),
    ]

    function fragment(parts: Fragment): unknown {
      return parts.map((part) =>
        typeof part === 'string'
          ? plain(part)
          : Object.entries(part).map(([key, value]) => [key, key === 'url' ? address(value as string) : inside(value)]),
      )
    }

    function address(url: string): string {
      const target = targets.get(path)?.get(url)
      if (target?.kind !== 'page') return plain(url)
      const moved = paths.get(target.path)
      return `${moved ? named(moved) : target.path}#${target.anchor ?? target.lostAnchor ?? ''}`
    }

    function inside(value: unknown): unknown {
      if (typeof value === 'string') return plain(value)
      if (typeof value !== 'object' || value === null) return value
      return Object.entries(value).map(([key, item]) => [key, inside(item)])
    }
  }
}

/** Any of these words as a whole, the longest first. */
function wordPattern(words: readonly string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  const escaped = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu')
}

/** A key with its value, which may be a list. */
const withoutFormer = (yaml: string) => yaml.replace(/^formerly:.*\n?(?:[ \t]+.*\n?|- .*\n?)*/m, '').trim()

/** Whether a page says the same as before but for the names of others. */
export const hasOnlyNames = ({ fate, keys, text }: PageDiff): boolean =>
  fate === 'changed' && keys.length === 0 && text.kind === 'names'

/** The pages that say the same but for the names of others, in one sentence without a period; undefined when there are none. */
export function summarizeRenames(pages: readonly PageDiff[]): string | undefined {
  const naming = pages.filter(hasOnlyNames)
  if (naming.length === 0) return undefined
  const named = [...new Set(naming.flatMap(({ text }) => (text.kind === 'names' ? text.of : [])))]
  const own = new Map(pages.map((page) => [page.subject, page.from]))
  const isNewId = named.every((subject) => own.get(subject)?.id !== subject.id)
  const what = isNewId ? 'new id' : 'new place'
  const [few, more] = [named.slice(0, 3).map(({ title }) => title), named.length - 3]
  const names = joinWithAnd(more > 0 ? [...few, `${more} more`] : few)
  return `${countThings(naming.length, 'page')} ${naming.length === 1 ? 'names' : 'name'} ${names} by ${named.length === 1 ? `its ${what}` : `their ${what}s`}`
}
