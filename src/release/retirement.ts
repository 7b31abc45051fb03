import { gt } from 'semver'
import { stringify } from 'yaml'
import type { TextChange } from '../base/files.ts'
import { escapeMarkdown, flattenText } from '../base/text.ts'
import { makePlaces } from '../check/places.ts'
import { fixed } from '../edit/changes.ts'
import { lineBelow } from '../edit/written.ts'
import type { Page } from '../parse/types.ts'
import { isRecord } from '../yaml/yaml.ts'
import { planAfter, type Unreleased, unlessUnknown } from './foresee-release.ts'
import { lastRelease } from './last-release.ts'
import { newestPage } from './new-release.ts'
import { isLost, releasePath } from './release-page.ts'

// What the page of the next release says of a page that was taken out: who looks for it should learn why it went.

/** What was taken out, and why. */
interface Retirement {
  readonly id: string
  readonly title: string
  readonly why: string | undefined
}

type Explained =
  /** The page of the next release says so. */
  | { readonly kind: 'written'; readonly change: TextChange }
  /** It has to, and nobody has said why. */
  | { readonly kind: 'unexplained'; readonly last: string }
  /** No release has had the page, another page says what became of it, or nobody has to be told. */
  | { readonly kind: 'unneeded' }

/**
 * Works out what the page of the next release is to say of a page that was taken out. `unreleased` is the handbook without
 * it. A page that replaces it says enough, unless there is a reason to add.
 */
export async function explainRetirement(retirement: Retirement, unreleased: Unreleased): Promise<Explained> {
  const { id, why } = retirement
  const { folder, read, now, env } = unreleased
  const begun = newestPage(now.handbook)
  const base = await unlessUnknown(() => lastRelease(folder, read.config.versions.tags, env))
  if (!base?.last) {
    const written = why !== undefined && begun !== undefined && writeInPage(begun, retirement, unreleased)
    return written ? { kind: 'written', change: written } : { kind: 'unneeded' }
  }
  const { version: last } = base.last
  const plan = await unlessUnknown(() => planAfter(base, unreleased))
  const pages = plan === undefined || plan === 'nothing-changed' ? [] : (plan.changes?.pages ?? [])
  const gone = pages.find(({ fate, subject }) => fate === 'removed' && subject.id === id)
  if (why === undefined) return gone && isLost(gone) ? { kind: 'unexplained', last } : { kind: 'unneeded' }
  const isBegun = begun !== undefined && gt(begun, last)
  if (gone && isBegun) return { kind: 'written', change: writeInPage(begun, retirement, unreleased) }
  if (!gone || !(isLost(gone) || gone.into.length > 0)) return { kind: 'unneeded' }
  return { kind: 'written', change: writePage((plan as Plan).version, retirement) }
}

type Plan = Exclude<Awaited<ReturnType<typeof planAfter>>, 'nothing-changed'>

/** Begins the page of a release. It says in words what went, which a release that changes jobs has to. */
function writePage(version: string, { id, title, why }: Retirement): TextChange {
  const sentence = `${escapeMarkdown(flattenText(title))} is retired. ${escapeMarkdown(flattenText(why!))}`
  const after = `---\n${retiredKey(id, why!)}---\n\n<!-- ${advice} -->\n\n${sentence}\n`
  return { path: releasePath(version), before: undefined, after }
}

const advice =
  'Say in a few sentences what else this release changes, for whom and why. Rolebook lists the changes themselves below your text.'

const retiredKey = (id: string, why: string): string => `retired:\n${entry(id, why)}`

const entry = (id: string, why: string, indent = '  '): string =>
  `${indent}${stringify({ [id]: flattenText(why).trim() }, { lineWidth: 0 })}`

/** Adds what went to the page of a release that somebody has begun. What it says of the same id already stays. */
function writeInPage(version: string, { id, why }: Retirement, { now }: Unreleased): TextChange {
  const { page } = now.handbook.releases.get(version)!
  const before = now.texts.get(page.path)!
  const insertion = isSaid(page, id) ? [] : [{ file: page.path, ...insertionIn(page, before, id, why!, now) }]
  return { path: page.path, before, after: fixed(before, insertion) }
}

const isSaid = ({ data }: Page, id: string): boolean => data.kind === 'release' && data.retired?.[id] !== undefined

/** As one more line below `retired:`, or between its braces. */
function insertionIn(page: Page, text: string, id: string, why: string, { handbook }: Unreleased['now']) {
  const { inPage, inYaml } = makePlaces(handbook, '')
  const below = (line: number, text: string) => ({ place: { line, column: 1, endLine: line, endColumn: 1 }, text })
  const keys = inYaml(page).data
  const hasKey = isRecord(keys) && 'retired' in keys
  if (!hasKey) return below(lineBelow(page.yaml), retiredKey(id, why))
  const { retired = {} } = page.data.kind === 'release' ? page.data : {}
  const last = Object.keys(retired).at(-1)
  if (last === undefined) return below(inPage(page, ['retired'], 'key').place.line + 1, entry(id, why))
  const { line, column } = inPage(page, ['retired', last], 'key').place
  const { endLine, endColumn } = inPage(page, ['retired', last]).place
  const margin = text.split('\n')[line - 1]!.slice(0, column - 1)
  if (margin.trim() === '') return below(endLine + 1, entry(id, why, margin))
  const place = { line: endLine, column: endColumn, endLine, endColumn }
  return { place, text: `, ${JSON.stringify(id)}: ${JSON.stringify(flattenText(why).trim())}` }
}
