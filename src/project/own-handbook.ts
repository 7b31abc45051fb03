import type { NewFile } from './adopted.ts'
import type { OwnFocus, OwnRole, OwnWords } from './own-words.ts'
import { fillTemplate, firstPage, newConfig, yamlValue } from './templates.ts'

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
    ['handbook.yaml', newConfig({ matrices: matrixOf(roles) })],
    ...roles.map((role) => [`roles/${role.id}.md`, fillRolePage(role)]),
    ...examples.map(({ focus, owner }, index) => [`focuses/${focus.id}.md`, fillFocusPage(focus, owner, index)]),
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

/** The lines of `handbook.yaml` that make one matrix of all roles. */
export function matrixOf(roles: readonly OwnRole[]): string {
  if (roles.length < 2) return ''
  const names = roles.map(({ title, short = title }) => short).join(' / ')
  const title = yamlValue(names.length > 80 ? 'Who answers for what' : names)
  return `matrices:\n  - id: roles\n    title: ${title}\n    roles: ${list(roles.map(({ id }) => id))}\n\n`
}

/** The page of a role, to be filled in. */
export function fillRolePage({ id, title, short, combines }: OwnRole): string {
  const made = `combines: ${list(combines)}\nwhen: One person has these roles at once.\n# Responsibilities of these roles that others take.\ngivesUp: []\n`
  return fillTemplate('role.md', {
    title: yamlValue(title),
    short: short === undefined ? '' : `short: ${yamlValue(short)}\n`,
    owner: yamlValue(combines[0] ?? id),
    combines: combines.length === 0 ? '' : made,
    summary: yamlValue(`Say here in one sentence what the role of ${title} is for.`),
    example: yamlValue(`Replace this with something that the ${title} did last month.`),
  })
}

/** The page of a focus area, to be filled in. */
export const fillFocusPage = ({ title }: OwnFocus, owner: OwnRole, index: number): string =>
  fillTemplate('focus.md', { title: yamlValue(title), owner: yamlValue(owner.id), order: `${index + 1}` })

function examplePage({ focus, owner, supports }: Example): string {
  const lines = supports.map(({ id }) => `  ${yamlValue(id)}: Say here how the role helps.\n`)
  return fillTemplate('responsibility.md', {
    title: yamlValue(`${focus.title} (example)`),
    owner: yamlValue(owner.id),
    focus: yamlValue(focus.id),
    supports: lines.length === 0 ? '' : `supports:\n${lines.join('')}`,
    example: yamlValue(`Replace this with something that the ${owner.title} did last month for ${focus.title}.`),
  })
}

function takeId(id: string, taken: Set<string>): string {
  if (taken.has(id)) return takeId(`${id}-example`, taken)
  taken.add(id)
  return id
}

const list = (ids: readonly string[]): string => `[${ids.map(yamlValue).join(', ')}]`
