import { stringify } from 'yaml'
import type { NewFile } from './adopted.ts'
import type { OwnFocus, OwnRole, OwnWords } from './own-words.ts'
import { firstPage, newConfig, projectTemplate } from './templates.ts'

/** What `init --empty` begins with: one of each, to be renamed. */
export const emptyWords: OwnWords = {
  roles: [{ id: 'team-lead', title: 'Team Lead', combines: [] }],
  focuses: [{ id: 'people', title: 'People' }],
}

/**
 * A handbook of these roles and focus areas, without errors: each focus area has a responsibility that shows what one is, the
 * roles that combine no others own these in turn, and a matrix has all of them.
 */
export function ownHandbook({ roles, focuses }: OwnWords): NewFile[] {
  const examples = planExamples({ roles, focuses })
  const pages = [
    ['README.md', firstPage()],
    ['handbook.yaml', newConfig(matrixOf(roles))],
    ...roles.map((role) => [`roles/${role.id}.md`, rolePage(role)]),
    ...examples.map(({ focus, owner }, index) => [`focuses/${focus.id}.md`, focusPage(focus, owner, index)]),
    ...examples.map((example) => [`responsibilities/${example.id}.md`, examplePage(example)]),
  ] as const
  return pages.map(([path, contents]) => ({ path: `handbook/${path}`, contents: contents! }))
}

interface Example {
  readonly id: string
  readonly focus: OwnFocus
  readonly owner: OwnRole
  /** Roles for which no responsibility is left, so that they have something to do with one. */
  readonly supports: readonly OwnRole[]
}

function planExamples({ roles, focuses }: OwnWords): Example[] {
  const owners = roles.filter(({ combines }) => combines.length === 0)
  const taken = new Set([...roles, ...focuses].map(({ id }) => id))
  return focuses.map((focus, index) => ({
    id: takeId(`${focus.id}-example`, taken),
    focus,
    owner: owners[index % owners.length]!,
    supports: owners.filter((_, at) => at >= focuses.length && at % focuses.length === index),
  }))
}

function matrixOf(roles: readonly OwnRole[]): string {
  if (roles.length < 2) return ''
  const title = value(roles.map(({ title, short = title }) => short).join(' / '))
  return `matrices:\n  - id: roles\n    title: ${title}\n    roles: ${list(roles.map(({ id }) => id))}\n\n`
}

function rolePage({ id, title, short, combines }: OwnRole): string {
  const made = `combines: ${list(combines)}\nwhen: One person has these roles at once.\n# Responsibilities of these roles that others take.\ngivesUp: []\n`
  return fill('role.md', {
    title: value(title),
    short: short === undefined ? '' : `short: ${value(short)}\n`,
    owner: value(combines[0] ?? id),
    combines: combines.length === 0 ? '' : made,
    summary: value(`Say here in one sentence what the role of ${title} is for.`),
    example: value(`Replace this with something that the ${title} did last month.`),
  })
}

const focusPage = ({ title }: OwnFocus, owner: OwnRole, index: number): string =>
  fill('focus.md', { title: value(title), owner: value(owner.id), order: `${index + 1}` })

function examplePage({ focus, owner, supports }: Example): string {
  const lines = supports.map(({ id }) => `  ${value(id)}: Say here how the role helps.\n`)
  return fill('responsibility.md', {
    title: value(`${focus.title} (example)`),
    owner: value(owner.id),
    focus: value(focus.id),
    supports: lines.length === 0 ? '' : `supports:\n${lines.join('')}`,
    example: value(`Replace this with something that the ${owner.title} did last month for ${focus.title}.`),
  })
}

function takeId(id: string, taken: Set<string>): string {
  if (taken.has(id)) return takeId(`${id}-example`, taken)
  taken.add(id)
  return id
}

const value = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd()
const list = (ids: readonly string[]): string => `[${ids.map(value).join(', ')}]`

const fill = (name: string, values: Readonly<Record<string, string>>): string =>
  projectTemplate(`own/${name}`).replace(/\{(\w+)\}/g, (written, key: string) => values[key] ?? written)
