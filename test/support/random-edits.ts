import { random } from './cases.ts'
import { commerce } from './handbooks.ts'
import { png } from './images.ts'

// Edits as authors make them, one after the other, chosen by a number: the same number makes the same edits. Some of them
// break something, as authors do.

export type Files = Map<string, string | Uint8Array>

/** A handbook with pages of all kinds, and with what makes one page show something of another. */
export const editedHandbook = (): Files =>
  new Map<string, string | Uint8Array>([
    ...Object.entries(commerce),
    ['handbook.yaml', 'title: Commerce\ndescription: Who owns what.\nurl: https://handbook.example.com/\n'],
    ['README.md', '# Commerce\n\nBegin with [[tl]] or with [how we deploy](guides/deploy/how.md).\n'],
    ['glossary/debt.md', '---\ntitle: Debt\nsummary: Work that was put off and grows.\n---\n\nSee [[execution]].\n'],
    ['glossary/outage.md', '---\ntitle: Outage\nsummary: Nobody can buy anything.\nseeAlso: debt\n---\n\nIt hurts.\n'],
    ['guides/README.md', '# Guides\n\nWhat else there is to know.\n'],
    ['guides/deploy/README.md', '# Deployment\n\n![A button](button.png)\n'],
    ['guides/deploy/button.png', png(8, 4)],
    [
      'guides/deploy/how.md',
      '# How we deploy\n\n## Before\n\nNo debt.\n\n## After\n\nAn outage is announced. Ask [[em]].\n',
    ],
    ['guides/deploy/who.md', '# Who deploys\n\n::matrix{roles="em tl"}\n\n::include{page="how.md" section="Before"}\n'],
    [
      'guides/night/calls.md',
      '# Calls at night\n\n::who{responsibility="execution"}\n\nBack to [deploying](../deploy/how.md#before).\n',
    ],
  ])

interface Chance {
  /** A whole number below this one. */
  readonly below: (most: number) => number
  readonly one: <T>(of: readonly T[]) => T
}

/** An edit. It may find nothing to do. */
type Edit = (files: Files, chance: Chance) => void

const pagesIn = (files: Files, folder = '') =>
  [...files.keys()].filter((path) => path.startsWith(folder) && path.endsWith('.md')).sort()
const textOf = (files: Files, path: string) => String(files.get(path) ?? '')

/** Sets a key of front matter, or takes it away. */
function setKey(files: Files, path: string, key: string, value: string | undefined): void {
  const text = textOf(files, path)
  const begun = text.startsWith('---\n') ? text : `---\n---\n\n${text}`
  const without = begun.replace(new RegExp(`^${key}:.*\n(?: .*\n)*`, 'm'), '')
  files.set(path, value === undefined ? without : without.replace('---\n', `---\n${key}: ${value}\n`))
}

function move(files: Files, from: string, to: string): void {
  const contents = files.get(from)!
  files.delete(from)
  files.set(to, contents)
}

const inPage =
  (folder: string, change: (files: Files, path: string, chance: Chance) => void): Edit =>
  (files, chance) => {
    const paths = pagesIn(files, folder)
    if (paths.length > 0) change(files, chance.one(paths), chance)
  }

const names = ['Ada Moreno', 'Lena Fischer', 'Jun Tanaka', 'Maria Okafor', 'Somebody New']

/** What one page says of another: a link to it, a part of it, its name in the text. */
const mentions = [
  '[[execution]]',
  '[[strategy]]',
  '[a guide](../guides/deploy/how.md)',
  '[[no-such-page]]',
  'Much debt.',
  'An outage.',
]

const edits: Readonly<Record<string, Edit>> = {
  owner: inPage('responsibilities/', (files, path, { one }) =>
    setKey(files, path, 'ownerRole', one(['em', 'tl', 'tlm'])),
  ),
  title: inPage('', (files, path, { below }) => setKey(files, path, 'title', `Title ${below(50)}`)),
  summary: inPage('', (files, path, { one, below }) =>
    setKey(files, path, 'summary', one([`Summary ${below(50)}.`, undefined])),
  ),
  'new page': (files, { one, below }) => {
    const kinds = [
      ['guides/deploy/', '# New here\n\n## Before\n\nSee [[tl]].\n'],
      [`guides/new-${below(9)}/`, '# New elsewhere\n\nSee [[debt]].\n'],
      ['responsibilities/', `---\ntitle: New duty ${below(99)}\nownerRole: tl\ncoreFocus: technology\n---\n\nNew.\n`],
      ['glossary/', `---\ntitle: Button${below(99)}\nsummary: A thing to press.\n---\n`],
      ['people/', '---\ntitle: Jun Tanaka\nteam: search\n---\n'],
    ] as const
    const [folder, text] = one(kinds)
    files.set(`${folder}new-${below(99)}.md`, text)
  },
  'deleted page': inPage('', (files, path) => void files.delete(path)),
  'renamed page': inPage('', (files, path, { below }) => {
    const name = path.replace(/^.*\//, '').replace('.md', '')
    if (name === 'README') return
    const to = path.replace(/[^/]*$/, `renamed-${below(99)}.md`)
    move(files, path, to)
    setKey(files, to, 'formerly', name)
  }),
  'renamed folder': (files, { one, below }) => {
    const folders = new Set(pagesIn(files, 'guides/').map((path) => path.replace(/[^/]*$/, '')))
    const from = one([...folders, 'guides/'])
    const to = from.replace(/[^/]*\/$/, `folder-${below(99)}/`)
    for (const path of [...files.keys()].filter((path) => path.startsWith(from)))
      move(files, path, path.replace(from, to))
  },
  'changed term': inPage('glossary/', (files, path, { one }) =>
    one([
      () => setKey(files, path, 'summary', one(['Another meaning.', 'What it means.'])),
      () => setKey(files, path, 'aliases', one(['[deploy]', '[press, announced]', undefined])),
    ])(),
  ),
  'changed config': (files, { one, below }) => {
    const line = one([
      `title: Handbook ${below(9)}`,
      'description: Other words.',
      'accent: "#aa0055"',
      'language: de',
      'about: [guides]',
      'repository: { url: "https://github.com/acme/handbook" }',
      'visibility: internal',
      'matrices: [{ id: two, title: Two, roles: [em, tl] }]',
      'contact: { team: { chat: "#team-{id}" } }',
      'buckets: [{ id: building-software, title: Building }]',
    ])
    const others = textOf(files, 'handbook.yaml')
      .split('\n')
      .filter((one) => !one.startsWith(line.split(':')[0]!))
    files.set('handbook.yaml', [line, ...others].join('\n'))
  },
  'config as it was': (files) => void files.set('handbook.yaml', editedHandbook().get('handbook.yaml')!),
  words: inPage('', (files, path, { one }) => files.set(path, `${textOf(files, path)}\n${one(mentions)}\n`)),
  heading: inPage('', (files, path, { one, below }) =>
    files.set(path, `${textOf(files, path)}\n## ${one(['Before', 'After', `Heading ${below(9)}`])}\n\nBelow it.\n`),
  ),
  part: inPage('guides/', (files, path, { one }) => {
    const from = one(pagesIn(files))
    files.set(path, `${textOf(files, path)}\n::include{page="/${from}"}\n`)
  }),
  block: inPage('', (files, path, { one }) => {
    const block = one([
      '::pages{kind="guide"}',
      '::coverage',
      '::graph{of="teams"}',
      '::glossary',
      '::time{roles="em tl"}',
    ])
    files.set(path, `${textOf(files, path)}\n${block}\n`)
  }),
  status: inPage('', (files, path, { one }) => setKey(files, path, 'status', one(['draft', 'historical', undefined]))),
  hidden: inPage('', (files, path, { one }) => setKey(files, path, 'hidden', one(['true', undefined]))),
  order: inPage('', (files, path, { below }) => setKey(files, path, 'order', String(below(9)))),
  holder: inPage('aors/', (files, path, { one }) => setKey(files, path, one(['holder', 'backup']), one(names))),
  team: inPage('teams/', (files, path, { one }) =>
    setKey(files, path, 'roles', `{em: ${one(names)}, tl: ${one(names)}}`),
  ),
  'reports to': inPage('roles/', (files, path, { one }) =>
    setKey(files, path, 'reportsTo', one(['em', 'tl', undefined])),
  ),
  picture: (files, { below }) => void files.set('guides/deploy/button.png', png(8, 1 + below(4))),
  restored: (files, { one }) => {
    const [path, contents] = one([...editedHandbook()])
    files.set(path, contents)
  },
}

/** Chooses edits and what they change, by a number. No edit comes again before all others have been. */
export function makeEditor(seed: number): (files: Files) => string {
  const next = random(seed)
  const below = (most: number) => Math.floor(next() * most)
  const chance: Chance = { below, one: (of) => of[below(of.length)]! }
  const left: string[] = []
  return (files) => {
    if (left.length === 0) left.push(...Object.keys(edits))
    const [name] = left.splice(below(left.length), 1)
    edits[name!]!(files, chance)
    return name!
  }
}
