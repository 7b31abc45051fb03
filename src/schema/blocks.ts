import type { Kind } from './front-matter.ts'

/** What an attribute of a generated block names: something of the handbook, or one of a few words. */
type Attribute =
  | { readonly names: Named; readonly many?: true }
  | { readonly words: readonly string[]; readonly many?: true }
  /** A page, as a link would name it, or the heading of one. */
  | { readonly text: true }

export type Named = 'role' | 'focus' | 'responsibility' | 'team' | 'path' | 'matrix'

const kindNames = [
  ...['role', 'focus', 'responsibility', 'aor', 'team', 'person', 'practice'],
  ...['guide', 'term', 'path', 'assessment', 'release'],
] as readonly Kind[]

interface Block {
  /** How it is written, for authors who misspelled it. */
  readonly example: string
  readonly attributes: Readonly<Record<string, Attribute>>
  /** It has nothing to show without these. */
  readonly required?: readonly string[]
  /** Of each pair, one says what the other would. */
  readonly exclusive?: readonly (readonly [string, string])[]
}

/** Every block that a page may ask for by `::name{attribute="value"}`, and what its attributes are. */
export const generatedBlocks = {
  matrix: {
    example: '::matrix{roles="em tl" focus="technical-leadership" only="differences"}',
    attributes: {
      id: { names: 'matrix' },
      roles: { names: 'role', many: true },
      focus: { names: 'focus', many: true },
      only: { words: ['differences'] },
    },
    exclusive: [['id', 'roles']],
  },
  compare: {
    example: '::compare{roles="em tl"}',
    attributes: { roles: { names: 'role', many: true } },
    required: ['roles'],
  },
  time: { example: '::time{roles="em tl"}', attributes: { roles: { names: 'role', many: true } } },
  who: {
    example: '::who{focus="people-management" team="payments"}',
    attributes: {
      responsibility: { names: 'responsibility', many: true },
      focus: { names: 'focus', many: true },
      team: { names: 'team' },
    },
    exclusive: [['responsibility', 'focus']],
  },
  pages: {
    example: '::pages{kind="practice" owner="em"}',
    attributes: {
      kind: { words: kindNames, many: true },
      focus: { names: 'focus', many: true },
      owner: { names: 'role', many: true },
    },
  },
  glossary: { example: '::glossary', attributes: {} },
  coverage: {
    example: '::coverage{team="payments search"}',
    attributes: { team: { names: 'team', many: true }, focus: { names: 'focus', many: true } },
  },
  graph: {
    example: '::graph{of="reporting"}',
    attributes: { of: { words: ['reporting', 'teams'] }, path: { names: 'path' } },
    exclusive: [['of', 'path']],
  },
  team: { example: '::team{id="payments"}', attributes: { id: { names: 'team' } }, required: ['id'] },
  include: {
    example: '::include{page="../guides/setup.md" section="Install"}',
    attributes: { page: { text: true }, section: { text: true } },
    required: ['page'],
  },
} as const satisfies Record<string, Block>

/** Other words for attributes. */
export const attributeWords: Readonly<Record<string, readonly string[]>> = {
  page: ['file', 'path', 'src', 'from', 'href', 'id', 'name', 'url', 'include'],
  section: ['heading', 'anchor', 'part', 'lines'],
  roles: ['columns', 'owner', 'owners', 'who', 'between'],
  focus: ['core-focus', 'corefocus', 'rows', 'category'],
  owner: ['role', 'roles', 'owned-by', 'by'],
  id: ['name', 'team', 'matrix'],
  kind: ['type', 'of', 'kinds'],
  of: ['kind', 'type', 'name'],
  responsibility: ['for', 'row', 'topic'],
  only: ['show', 'filter'],
}

export type BlockName = keyof typeof generatedBlocks

/** A block's specification, whichever it is. */
export const blockOf = (name: BlockName): Block => generatedBlocks[name]

/** The names in an attribute that may hold several: `em tl` or `em, tl`. */
export const namesIn = (value: string | undefined): readonly string[] => (value ?? '').split(/[\s,]+/).filter(Boolean)
