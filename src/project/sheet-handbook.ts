import { isFolderPage } from '../base/paths.ts'
import { countThings, groupBy, joinWithAnd, makeId, truncate } from '../base/text.ts'
import { findNameFault } from '../read/tree.ts'
import type { NewFile } from './adopted.ts'
import { fillFocusPage, fillRolePage, matrixOf } from './own-handbook.ts'
import type { OwnFocus, OwnRole } from './own-words.ts'
import type { DutyCell, SheetDuties, SheetDuty, SheetKind } from './sheet-duties.ts'
import type { Letter } from './sheet-letters.ts'
import { fillTemplate, firstPage, newConfig, yamlValue } from './templates.ts'

/**
 * A handbook of what a sheet says: a page for each role, focus area and duty, without errors. Where the sheet does not decide
 * who answers for a duty, the page says so, and so does a page of all that is open. Nothing of the sheet is lost.
 */
export function sheetHandbook(sheet: SheetDuties): NewFile[] {
  const names = nameAll(sheet)
  const pages = [
    ['README.md', sheet.remarks.length === 0 ? firstPage() : `${firstPage()}${linkToOpen}`],
    ['handbook.yaml', withTitle(newConfig({ matrices: matrixOf([...names.roles.values()]) }), sheet.title)],
    ...[...names.roles.values()].map((role) => [`roles/${role.id}.md`, fillRolePage(role)] as const),
    ...focusPages(sheet, names),
    ...sheet.duties.map(
      (duty, index) =>
        [`responsibilities/${names.duties.get(duty)!.id}.md`, dutyPage(duty, index, sheet, names)] as const,
    ),
    ...(sheet.remarks.length === 0 ? [] : [['left-open.md', openPage(sheet, names)] as const]),
  ] as const
  return pages.map(([path, contents]) => ({ path: `handbook/${path}`, contents }))
}

const linkToOpen = '- **Is something not decided yet?** [What the sheet leaves open](left-open.md) lists it.\n'

const withTitle = (config: string, title: string | undefined): string =>
  title === undefined ? config : config.replace(/^title: .*$/m, () => `title: ${yamlValue(title)}`)

/** Every name with the id of its page. */
interface Names {
  readonly roles: ReadonlyMap<string, OwnRole>
  readonly focuses: ReadonlyMap<string, OwnFocus>
  readonly duties: ReadonlyMap<SheetDuty, OwnFocus>
}

// The duties of a sheet without focus areas are in one.
const onlyFocus = 'Our work'

function nameAll({ roles, focuses, duties }: SheetDuties): Names {
  const taken = new Set<string>()
  const named = (title: string, otherwise: string) => ({ id: takeId(title, otherwise, taken), title })
  const shorts = groupBy(roles.map((name) => [splitShort(name).short?.toLowerCase(), name] as const))
  const titles = new Set(roles.map((name) => name.toLowerCase()))
  const asRole = (name: string): OwnRole => {
    const { title, short } = splitShort(name)
    const isOwn =
      short !== undefined && shorts.get(short.toLowerCase())!.length === 1 && !titles.has(short.toLowerCase())
    return isOwn && !titles.has(title.toLowerCase())
      ? { ...named(title, 'role'), short, combines: [] }
      : { ...named(name, 'role'), combines: [] }
  }
  const all = new Map(roles.map((name) => [name, asRole(name)]))
  const areas = new Map(focuses.map((name) => [name, named(name || onlyFocus, 'focus')]))
  const titled = groupBy(duties.map((duty) => [makeId(duty.title) || duty.title, duty] as const))
  const titleOf = (duty: SheetDuty) => {
    const same = titled.get(makeId(duty.title) || duty.title)!
    return same.length === 1 ? duty.title : `${duty.title} (row ${duty.row + 1})`
  }
  return { roles: all, focuses: areas, duties: new Map(duties.map((duty) => [duty, named(titleOf(duty), 'duty')])) }
}

/** `Engineering Manager (EM)` has a short form. */
function splitShort(name: string): { readonly title: string; readonly short?: string } {
  const [, title, short] = /^(.+?) ?\(([^()]{1,12})\)$/.exec(name) ?? []
  return title === undefined || short === undefined ? { title: name } : { title, short: short.trim() }
}

// Names of files are shorter than sentences.
const mostOfId = 60

function takeId(title: string, otherwise: string, taken: Set<string>): string {
  const made = makeId(title)
    .slice(0, mostOfId)
    .replace(/[-\p{Surrogate}]+$/u, '')
  const isUsable = /\p{L}/u.test(made) && !isFolderPage(made) && !(made in {}) && !findNameFault(`${made}.md`)
  const id = isUsable ? made : otherwise
  let free = id
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`
  taken.add(free)
  return free
}

function focusPages({ focuses, duties }: SheetDuties, { roles, focuses: areas }: Names): [string, string][] {
  return focuses.map((name, index) => {
    const own = duties.filter(({ focus }) => focus === name)
    const owners = own.flatMap((duty) => (duty.owners.length === 1 ? duty.owners : []))
    const [most] = [...groupBy(owners.map((owner) => [owner.role, owner] as const))].sort(
      (a, b) => b[1].length - a[1].length,
    )
    const owner = roles.get(most?.[0] ?? [...roles.keys()][0]!)!
    const area = areas.get(name)!
    return [`focuses/${area.id}.md`, fillFocusPage(area, owner, index)]
  })
}

const helpInRaci: Partial<Record<Letter, string>> = {
  R: 'Does the work.',
  D: 'Drives the work.',
  S: 'Helps with the work.',
  C: 'Is consulted.',
  tick: 'Takes part.',
}

/** How a role helps that does not answer for a duty, by its first letter. Who is informed does not help. */
const help: Readonly<Record<SheetKind, Partial<Record<Letter, string>>>> = {
  RACI: helpInRaci,
  VDBI: helpInRaci,
  RAPID: { R: 'Recommends.', A: 'Agrees.', P: 'Does the work.', I: 'Gives input.', tick: 'Takes part.' },
  DACI: { A: 'Approves.', C: 'Contributes.', S: 'Helps with the work.', tick: 'Takes part.' },
  ticks: {},
}

function dutyPage(duty: SheetDuty, index: number, sheet: SheetDuties, names: Names): string {
  const { owners, cells, focus } = duty
  const title = names.duties.get(duty)!.title
  const role = (name: string) => names.roles.get(name)!
  const [only] = owners.length === 1 ? owners : []
  const supports = cells
    .filter((cell) => cell !== only)
    .flatMap((cell) => {
      const how = owners.includes(cell) ? claimOf(cell, duty, names) : helpOf(cell, sheet.kind)
      return how === undefined ? [] : [`  ${yamlValue(role(cell.role).id)}: ${yamlValue(how)}\n`]
    })
  const did = only
    ? `that the ${role(only.role).title} did last month for ${title}`
    : `that somebody did last month for ${title}`
  return fillTemplate('duty.md', {
    title: yamlValue(title),
    owner: only ? `ownerRole: ${yamlValue(role(only.role).id)}\n` : '',
    focus: yamlValue(names.focuses.get(focus)!.id),
    order: `${index + 1}`,
    supports: supports.length === 0 ? '' : `supports:\n${supports.join('')}`,
    example: yamlValue(`Replace this with something ${did}.`),
    allow: only ? '' : `allow:\n  own-missing: ${yamlValue(`${sheet.sheet} ${whyOpen(duty)}.`)}\n`,
    open: only ? '' : openBox(duty, sheet, names),
    said: whatIsSaid(duty, sheet, names),
  })
}

const whyOpen = ({ owners }: SheetDuty): string =>
  owners.length === 0
    ? 'names nobody who answers for it'
    : `names ${countThings(owners.length, 'role')} that answer for it: ${joinWithAnd(owners.map(({ role, cell }) => `${role} in ${cell}`))}`

function helpOf({ letters }: DutyCell, kind: SheetKind): string | undefined {
  const how = (Object.keys(help[kind]) as Letter[]).find((letter) => letters.includes(letter))
  return how && help[kind][how]
}

/** What a role does that is one of several which the sheet says answer for a duty. */
function claimOf(claim: DutyCell, { owners }: SheetDuty, { roles }: Names): string {
  const others = owners.filter((owner) => owner !== claim).map(({ role }) => roles.get(role)!.title)
  return `Answers for this by the sheet, and so does ${joinWithAnd(others)}.`
}

function openBox(duty: SheetDuty, { sheet }: SheetDuties, { roles }: Names): string {
  const claims = duty.owners.map(({ role }) => roles.get(role)!.title)
  const title =
    claims.length === 0
      ? 'Nobody answers for this yet'
      : `${countThings(claims.length, 'role')} claim this: ${joinWithAnd(claims)}`
  const then = claims.length === 0 ? '' : ' take that role out of `supports`,'
  return [
    `:::warning[${escapeText(title)}]`,
    `${escapeText(`${sheet} ${whyOpen(duty)}`)}.`,
    `Agree on one role, write its id after \`ownerRole:\` at the top,${then} and delete \`allow\` there and this box.`,
    ':::\n\n',
  ].join('\n')
}

/** What the row says, word by word. */
function whatIsSaid({ row, cells, texts }: SheetDuty, { sheet }: SheetDuties, { roles }: Names): string {
  const lines = cells.map(({ role, written }) => `| ${escapeText(roles.get(role)!.title)} | ${escapeText(written)} |`)
  return [
    `Row ${row + 1} of ${escapeText(sheet)}${lines.length === 0 ? ' names no role.' : ':'}`,
    ...(lines.length === 0 ? [] : [['| Role | What it says |', '|---|---|', ...lines].join('\n')]),
    ...texts.map(([head, text]) => `**${escapeText(head)}:** ${escapeText(text)}`),
  ].join('\n\n')
}

function openPage({ sheet, remarks, duties }: SheetDuties, names: Names): string {
  const byRow = new Map(duties.map((duty) => [duty.row, names.duties.get(duty)!.id]))
  const lines = remarks.map(({ cell, message, row }) => {
    const id = row === undefined ? undefined : byRow.get(row)
    return `| ${cell} | ${escapeText(message.replace(/`([^`]*)`/g, '“$1”'))}${id === undefined ? '' : `: [[${id}]]`} |`
  })
  const summary = yamlValue(`What ${truncate(sheet, 60)} does not decide, by its cells.`)
  return `---\ntitle: What the sheet leaves open\nsummary: ${summary}\n---\n\nDelete a row when it is decided, and this page when it is empty.\n\n| Cell | What is open |\n|---|---|\n${lines.join('\n')}\n`
}

/** Text of a cell as Markdown that shows it as it is. */
const escapeText = (text: string): string => text.replace(/[\\`*_[\]<>|~]|:(?=[\p{L}:])|&(?=#?\w+;)/gu, '\\$&')
