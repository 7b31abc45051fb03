import {
  didYouMean,
  type FilePlace,
  findNearest,
  joinWithOr,
  type Message,
  replaceSpan,
  report,
  topOf,
} from '../base/messages.ts'
import { fileStem } from '../base/paths.ts'
import { byText } from '../base/text.ts'
import { isOwnAddress } from '../model/generated.ts'
import { activeEntities, findRetirement, namesInConfig, namesInPage } from '../model/queries.ts'
import type { Handbook, Person } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { RuleId } from '../rules/rules.ts'
import type { NameOf } from '../schema/keys.ts'
import type { KeyPath } from '../yaml/yaml.ts'
import { explainMove, findNewcomer, isNeeded, retireEverywhere } from './mentions.ts'
import { renameFolder } from './misspelt-folders.ts'
import type { Check, CheckContext, Places } from './places.ts'

/** Ids are unique over all kinds but guides, also ignoring case, so that a name is never ambiguous. */
function* uniqueIds({ pages }: Handbook): Iterable<Message> {
  const first = new Map<string, Page>()
  for (const page of pages.values()) {
    if (page.kind === 'guide') continue
    const other = first.get(page.id.toLowerCase())
    if (other) yield secondPage(page.path, other.path, `with the id \`${page.id}\``)
    else first.set(page.id.toLowerCase(), page)
  }
}

function* uniqueAddresses({ hrefs }: Handbook): Iterable<Message> {
  const first = new Map<string, string>()
  for (const [path, href] of hrefs) {
    const key = href.toLowerCase().normalize('NFC')
    const other = first.get(key)
    if (other) yield secondPage(path, other, `at the address \`${href}\``)
    else first.set(key, path)
  }
}

function secondPage(path: string, other: string, what: string): Message {
  const related = { ...topOf(other), message: 'the other page is here' }
  const hint = 'Rename one of the files.'
  return report('id-duplicate', topOf(path), `Unexpected second page ${what}, expected one`, { hint, related })
}

function* reservedAddresses({ hrefs }: Handbook): Iterable<Message> {
  for (const [path, href] of hrefs) {
    if (!isOwnAddress(href)) continue
    const message = `Unexpected page at the address \`${href}\`, which the site needs for itself`
    yield report('id-duplicate', topOf(path), message, { hint: 'Rename the file or its folder.' })
  }
}

/** Names of one sort, and how a message speaks of them. */
export interface Sort {
  readonly rule: RuleId
  /** What it is, with an article: `a role`. */
  readonly what: string
  readonly names: ReadonlySet<string>
  /** How to make one exist. */
  readonly home?: string | undefined
}

interface Written extends FilePlace {
  readonly name: string
  /** What has the name here cannot be without one. */
  readonly isNeeded?: boolean
  /** Whether another name can be put here. */
  readonly canBe?: (name: string) => boolean
}

/**
 * Says of a name that nothing has which may have been meant: the page that was once called so, the id of what has this
 * title, else what is spelled much the same.
 */
export function unknownName(asked: Unknown): Message {
  const { handbook, sort, written } = asked
  const { entities, former, pages } = handbook
  const { rule, what, names } = sort
  const { name, canBe = () => true } = written
  const unknown = `Unknown ${bare(what)} \`${name}\``
  const heirs = (former.get(name) ?? []).flatMap((path) => pages.get(path)?.id ?? []).filter((id) => names.has(id))
  if (heirs.length > 0) {
    const now = heirs.map((id) => `\`${id}\``).join(' and ')
    const hint = `Write ${joinWithOr(heirs)}.`
    return report(rule, written, `${unknown}, which is now ${now}`, { expected: heirs, hint })
  }
  const retirement = findRetirement(handbook, name)
  if (retirement) {
    const hint = hintOf(asked)
    return report(rule, written, `${unknown}, which release ${retirement.id} retired`, { hint })
  }
  const misread = explainMisread(asked)
  if (misread) return misread
  const meant = meantBy(name, names, entities)
  const near = meant.length > 0 ? meant : findNearest(name, names)
  if (near.length > 0) {
    const [only] = meant
    const fix = only !== undefined && meant.length === 1 && isAll(written) && canBe(only)
    const more = fix && isPlain(only) ? replaceSpan(written.file, written.place, only) : {}
    return report(rule, written, `${unknown}${didYouMean(near)}`, { expected: near, ...more })
  }
  return report(rule, written, unknown, {
    ...(names.size > 0 && { expected: [...names].slice(0, 12) }),
    hint: hintOf(asked, sort.home ?? addPage),
  })
}

const addPage = 'add a page for it'

/** The page may be there, in a folder whose name is misspelled. */
function explainMisread({ handbook, sort, written, context }: Unknown) {
  const { rule, what, home = addPage } = sort
  if (home !== addPage) return undefined
  const { name } = written
  const isIts = ({ path, data }: Page) => (data.id ?? fileStem(path)) === name
  const found = context.misspeltFolders().find(({ pages }) => pages.some(isIts))
  if (!found) return undefined
  const { path } = found.pages.find(isIts)!
  const message = `Unknown ${bare(what)} \`${name}\`: \`${path}\` is read as a guide because of its folder`
  return report(rule, written, message, { expected: [], hint: renameFolder(found, handbook) })
}

/** Without the article. */
const bare = (what: string): string => what.replace(/^an? /, '')

interface Unknown {
  readonly handbook: Handbook
  readonly sort: Sort
  readonly written: Written
  readonly context: Pick<CheckContext, 'mentions' | 'misspeltFolders'>
}

/** What to do about an unknown name: `home` is how to make one exist, if that makes sense. */
function hintOf({ handbook, sort: { what, names }, written, context }: Unknown, home?: string): string {
  const mentions = context.mentions()
  const { name, isNeeded } = written
  const today = [...names].filter((id) => handbook.entities.get(id)?.status !== 'historical')
  const existing = today.length > 1 && today.length <= 8 ? joinWithOr(today) : `${what} that exists`
  const isPage = home === undefined || home === addPage
  const isStuck = isPage && mentions.needed.has(name)
  // The configuration may name what never had a page.
  const found = home === addPage && mentions.onPages.has(name) ? findNewcomer(handbook, today, mentions) : undefined
  const newcomer = found?.path === written.file ? undefined : found
  const ways = [
    ...(home === undefined ? [] : [home.replace('it', `\`${name}\``)]),
    ...(isNeeded || (isPage && !isStuck) ? [] : ['remove it here']),
    ...(isPage && !(isStuck && (newcomer || today.length === 0)) ? [retireEverywhere(name, mentions)] : []),
  ]
  const last = ways.pop()
  const hint = `${[`Write ${existing}`, ...ways].join(', ')}${last === undefined ? '' : `, or ${last}`}.`
  return newcomer ? `${hint} ${explainMove(name, newcomer)}` : hint
}

/** The ids of what a name can only mean: in quotes or brackets, as a file, in other letters, or by its title or short form. */
function meantBy(name: string, names: ReadonlySet<string>, entities: Handbook['entities']): string[] {
  const bare = fileStem(name.replace(/^[\s["“”„‟‘’‚«»'`@]+|[\s\]"“”„‟‘’‚«»'`,;]+$/g, ''))
  const isSame = (other: unknown) =>
    typeof other === 'string' && [name, bare].some((one) => one !== '' && other.toLowerCase() === one.toLowerCase())
  const titled = [...entities.values()].filter(
    (entity) => names.has(entity.id) && (isSame(entity.title) || ('short' in entity && isSame(entity.short))),
  )
  return [...new Set([...titled.map(({ id }) => id), ...[...names].filter(isSame)])]
}

/** Whether a name is all there is at its place, in quotes perhaps. */
const isAll = ({ name, place: { line, column, endLine, endColumn } }: Written): boolean =>
  line === endLine && [name.length, name.length + 2].includes(endColumn - column)

/** Whether YAML reads an id as text without quotes. */
const isPlain = (id: string): boolean =>
  /^[a-z][\w-]*$/i.test(id) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(id)

/** A check that every name of one sort is one of those that exist. */
const known = (names: NameOf, sort: Omit<Sort, 'names'>, existing: (handbook: Handbook) => Iterable<string>): Check =>
  function* unknown(handbook, context) {
    const all = { ...sort, names: new Set(existing(handbook)) }
    for (const page of handbook.pages.values()) {
      const found = [...namesInPage(page, names)]
      for (const { name, path, part } of found) {
        if (all.names.has(name)) continue
        // A key is there once.
        const canBe = (other: string) => part !== 'key' || !found.some((one) => isBeside(one.path, path, other))
        const written = { name, isNeeded: isNeeded(page, path), canBe, ...context.inPage(page, path, part) }
        yield unknownName({ handbook, sort: all, written, context })
      }
    }
  }

const isBeside = (one: KeyPath, other: KeyPath, name: string): boolean =>
  one.length === other.length && one.at(-1) === name && one.slice(0, -1).every((step, at) => step === other[at])

const aRole = { rule: 'own-unknown-role', what: 'a role' } as const

function* unknownRolesInConfig(handbook: Handbook, context: CheckContext): Iterable<Message> {
  const sort = { ...aRole, names: new Set(handbook.roles.keys()) }
  for (const { name, names, path, part } of namesInConfig(handbook.config)) {
    if (names !== 'role' || sort.names.has(name)) continue
    yield unknownName({ handbook, sort, written: { name, ...context.inConfig(path, part) }, context })
  }
}

function* formerIds({ formerIds, pages }: Handbook, { inPage, inConfig }: Places): Iterable<Message> {
  for (const { file, path, part, name, now } of formerIds) {
    const page = pages.get(file)
    const at = page ? inPage(page, path, part) : inConfig(path, part)
    yield report('id-former', at, `\`${name}\` is now \`${now}\``, {
      expected: [now],
      hint: `Write \`${now}\`.`,
      ...(isPlain(now) && replaceSpan(file, at.place, now)),
    })
  }
}

/** A person's name where something is held. */
export interface NamedPerson {
  readonly person: Person
  /** As the page writes it. */
  readonly name: string
  readonly page: Page
  readonly path: KeyPath
}

/** Everybody who holds something now, as often as they do, in order of page. */
export function namedPeople({ teams, aors, people, personIds }: Handbook): NamedPerson[] {
  return [...activeEntities(teams), ...activeEntities(aors)]
    .flatMap(({ page }) =>
      namesInPage(page, 'person-name').flatMap(({ name, path }) => {
        const person = people.get(personIds.get(name) ?? '')
        return person ? [{ person, name, page, path }] : []
      }),
    )
    .sort((a, b) => byText(a.page.path, b.page.path))
}

/** Does every page have a name and an address of its own, and do names point at something? */
export const nameChecks: readonly Check[] = [
  uniqueIds,
  uniqueAddresses,
  reservedAddresses,
  formerIds,
  known('role', aRole, ({ roles }) => roles.keys()),
  known('focus', { rule: 'focus-unknown', what: 'a core focus' }, ({ focuses }) => focuses.keys()),
  known('responsibility', { rule: 'id-unknown', what: 'a responsibility' }, (handbook) =>
    handbook.responsibilities.keys(),
  ),
  known('team', { rule: 'id-unknown', what: 'a team' }, ({ teams }) => teams.keys()),
  known('aor', { rule: 'id-unknown', what: 'an area of responsibility' }, ({ aors }) => aors.keys()),
  known('entity', { rule: 'id-unknown', what: 'an id' }, ({ entities, guides }) => [
    ...entities.keys(),
    ...[...guides.values()].map(({ id }) => id),
  ]),
  known(
    'bucket',
    { rule: 'time-bucket', what: 'a time bucket', home: 'add it to `buckets` in handbook.yaml' },
    ({ buckets }) => buckets.map(({ id }) => id),
  ),
  known('scope', { rule: 'id-unknown', what: 'a scope', home: 'add it to `scopes` in handbook.yaml' }, ({ scopes }) =>
    scopes.map(({ id }) => id),
  ),
  unknownRolesInConfig,
]
