import type { SearchTexts } from '../../../src/base/client-data.ts'
import { indexPage } from './index-page.ts'
import type { WordIndex } from './word-index.ts'

/** A section as it is shown. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** What a section holds: by the numbers of its page, and of the section in it. */
export type SectionPlace = readonly [page: number, section: number]

/** Where an index gets the words of texts from, and a list of results what it shows of them. */
export interface TextSource {
  /** Whether the index has all that a query needs. */
  isReady(query: string): boolean
  /** Loads what is missing for a query, and settles when the index has it. Undefined where nothing is missing. */
  loadWords(query: string): Promise<void> | undefined
  /** A section, if it is there. */
  section(place: SectionPlace): Section | undefined
  /** Loads what is missing to show a section. */
  loadSection(place: SectionPlace): Promise<void>
}

/** Milliseconds of work after which the browser gets a turn, to show what was typed. */
const slice = 8

/** All texts in one file, as a small handbook has them: they are indexed here. */
export function wholeTexts(index: WordIndex, load: () => Promise<SearchTexts>): TextSource {
  let texts: SearchTexts | undefined
  let loading: Promise<void> | undefined
  return {
    isReady: () => texts !== undefined,
    loadWords: () => (texts ? undefined : read()),
    section([page, section]) {
      const [id, title, text] = texts?.[page]?.slice(section * 3, section * 3 + 3) ?? []
      // A page that rolebook makes has no texts.
      return id === undefined ? texts && noSection : { id, title: title!, text: text! }
    },
    loadSection: read,
  }

  function read(): Promise<void> {
    loading ??= indexAll()
    // What failed to load may succeed the next time.
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }

  async function indexAll(): Promise<void> {
    const all = await load()
    const records: ReturnType<typeof indexPage>[] = []
    await inSlices(all, (sections) => records.push(indexPage(sectionsOf(sections))))
    index.setLengths(
      records.map(({ lengths }) => lengths).join(''),
      records.reduce((sum, { headingWords }) => sum + headingWords, 0),
    )
    await inSlices([...records.entries()], ([page, { words }]) => index.addWords(words, index.starts[page]!))
    texts = all
  }
}

export const noSection: Section = { id: '', title: '', text: '' }

export const sectionsOf = (written: readonly string[]): readonly Section[] =>
  Array.from({ length: written.length / 3 }, (_, at) => {
    const [id, title, text] = written.slice(at * 3, at * 3 + 3)
    return { id: id!, title: title!, text: text! }
  })

async function inSlices<T>(all: readonly T[], work: (one: T) => void): Promise<void> {
  let until = performance.now() + slice
  for (const one of all) {
    work(one)
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + slice
  }
}
