import type { ReadAssets } from '../../src/assets/assets.ts'
import type { Message } from '../../src/base/messages.ts'
import { allow, checkHandbook, settle } from '../../src/check/check.ts'
import { buildHandbook } from '../../src/model/model.ts'
import { type Config, defaults } from '../../src/schema/config.ts'
import { pagesOf } from './handbooks.ts'

/** A handbook without mistakes, to break in one place. */
export const sound: Readonly<Record<string, string>> = {
  'roles/em.md': '---\ntitle: Engineering Manager\nownerRole: em\nexamples:\n  - Hires.\n---\n',
  'roles/tl.md': '---\ntitle: Tech Lead\nownerRole: em\nreportsTo: em\nexamples:\n  - Designs.\n---\n',
  'focuses/people.md': '---\ntitle: People\nownerRole: em\nsummary: The right people.\n---\n',
  'responsibilities/staffing.md':
    '---\ntitle: Staffing\nownerRole: em\ncoreFocus: people\nexamples: [Fills open roles.]\n---\n',
  'focuses/technology.md': '---\ntitle: Technology\nownerRole: tl\nsummary: The right design.\n---\n',
  'responsibilities/design.md':
    '---\ntitle: Design\nownerRole: tl\ncoreFocus: technology\nexamples: [Draws the map.]\n---\n',
}

interface More {
  readonly config?: Partial<Config>
  /** `handbook.yaml` as written, for places in it. */
  readonly text?: string
  readonly assets?: readonly string[]
  readonly today?: string
}

// Rules that are off, so that a test is not full of what it is not about.
const unasked = { 'ex-missing': 'off', 'title-missing': 'off' } as const

const nothing: ReadAssets = { files: new Map(), unreadable: new Map(), messages: [] }

/** Everything that is wrong with that handbook once `files` are added to it or changed in it. */
export function messages(
  files: Record<string, string>,
  { config, text = '', assets = [], today = '2026-04-01' }: More = {},
): Message[] {
  const pages = pagesOf({ ...sound, ...files })
  const complete = { ...defaults, ...config, rules: { ...unasked, ...config?.rules } }
  const found = assets.map((path) => ({ path, from: path }))
  const handbook = buildHandbook(pages, found, complete)
  const all = [...pages.flatMap(({ messages }) => messages), ...checkHandbook(handbook, text, nothing, today)]
  return settle(allow(all, handbook).messages, complete)
}

/** The same, one per line: `roles/em.md:3:1-3:5 rule What was found`. */
export const problems = (files: Record<string, string>, more?: More): string[] =>
  messages(files, more).map(
    ({ file, place, rule, message }) =>
      `${file}:${place.line}:${place.column}-${place.endLine}:${place.endColumn} ${rule} ${message}`,
  )
