import type { ComponentChildren, VNode } from 'preact'
import type { Entity } from '../../src/model/types.ts'
import type { Html } from '../../src/parse/types.ts'
import type { AliasView, CommonView } from '../../src/views/entities.ts'
import type { FrameView } from '../../src/views/frame.ts'
import type { Ref } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import { Day, Facts, listRefs, listRefsInline } from './Elements.tsx'
import { commaSeparated, hueClass, type Linked, type LinkTo } from './Links.tsx'
import { markEnglish } from './Navigation.tsx'

/** The author's text. `lead` is what comes before its first heading. */
export interface ProseHtml {
  readonly heading?: Html
  /** The id of that heading. */
  readonly headingId?: string | undefined
  readonly lead?: Html
  readonly rest?: Html
}

/** A generated part of a page with a heading of its own, and the focus that all of it is about. Without content it is left out. */
export type PageSection = readonly [
  name: string,
  title: string,
  content: ComponentChildren,
  focus?: Pick<Ref, 'hue'> | undefined,
]

/** Its id starts with `rb-`, which no heading of an author does. */
export const sectionId = ([name]: PageSection) => `rb-${name}`

/** The generated sections of a page: those before the first heading of the author's text, and those after all of it. */
export interface PageSections {
  readonly before: readonly PageSection[]
  readonly after: readonly PageSection[]
}

/** What every kind of page gets. */
export interface PageProps<View> {
  readonly view: View
  readonly link: LinkTo
  readonly prose: ProseHtml
  readonly sections: PageSections
  readonly contents: FrameView['contents']
  /** What a page of any kind says about itself; a generated page says nothing. */
  readonly common?: CommonView | undefined
  /** Where the page is used, if that stands in what it folds and not below it. */
  readonly usedIn?: readonly Ref[] | undefined
}

/** Turns a view into the generated parts of its page, in the order they are shown. */
type SectionsOf<View> = (view: View, link: LinkTo) => readonly PageSection[]

/** What pages of one kind show, which is an article with these facts and sections unless the kind has a `Page` of its own. */
export interface PageKind<View> {
  /** What a reader should see first, below the title and the summary. */
  readonly facts?: (view: View, link: LinkTo) => ComponentChildren
  /** What readers come for. */
  readonly before?: SectionsOf<View>
  readonly after?: SectionsOf<View>
  readonly Page?: (props: PageProps<View>) => VNode
  /** What readers come for stands in two columns, and what is left to read is folded, with where the page is used. */
  readonly sheet?: true
  /** The script in `templates/client` that these pages load besides. They are complete without. */
  readonly script?: string
  /** Where some pages of the kind have nothing for the script to do. */
  readonly needsScript?: (view: View) => boolean
}

/** The author's text. `Html` was made from a sanitised fragment, so it is inserted as it is. */
export function Prose({ html }: { readonly html: readonly (Html | undefined)[] }) {
  const text = html.join('')
  if (text.trim() === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: text }} />
}

/** The page's heading: as its author wrote it, which is safe HTML, or else its plain title. */
export function Title({ prose: { heading, headingId }, text }: { readonly prose: ProseHtml; readonly text: string }) {
  return heading ? <h1 id={headingId} dangerouslySetInnerHTML={{ __html: heading }} /> : <h1>{text}</h1>
}

interface Props {
  readonly page: Omit<PageProps<unknown>, 'view'>
  readonly title: string
  readonly summary?: string | undefined
  readonly status?: Entity['status']
  /** Drawn beside the title. */
  readonly mark?: ComponentChildren
  /** What readers come for stands in two columns, and what is left to read is folded. */
  readonly sheet?: boolean
  readonly children?: ComponentChildren
}

/** The page of one entity: its title and facts, its author's text, then what rolebook derives. */
export function Article({ page, title, summary, mark, sheet = false, children, ...props }: Props) {
  const { prose, sections, contents, common, link, usedIn = [] } = page
  const status = common?.status ?? props.status ?? 'active'
  return (
    <article class={contents.length > 1 ? 'article with-contents' : 'article'}>
      <header class="article-head">
        {words.statuses[status] && <p class="status">{words.statuses[status]}</p>}
        <div class="title-line">
          {mark}
          <Title prose={prose} text={title} />
        </div>
        {common && <AlsoCalled names={common.aliases} />}
        {summary && <p class="summary">{summary}</p>}
        {children}
        {common && <CommonFacts common={common} link={link} />}
      </header>
      <Contents entries={contents} />
      <div class="article-body">
        {sections.before.length === 0 ? (
          <Prose html={[prose.lead, prose.rest]} />
        ) : (
          <>
            <Prose html={[prose.lead]} />
            {sheet ? (
              <div class="sheet-columns">
                <Sections sections={sections.before} />
              </div>
            ) : (
              <Sections sections={sections.before} />
            )}
            <Prose html={[prose.rest]} />
          </>
        )}
        {sheet ? (
          <ReadOn sections={sections.after} usedIn={usedIn} link={link} />
        ) : (
          <Sections sections={sections.after} />
        )}
      </div>
    </article>
  )
}

/** The headings of the page: a column on a wide screen, folded on a narrow one. A page with one heading needs none. */
export function Contents({ entries }: { readonly entries: FrameView['contents'] }) {
  if (entries.length < 2) return null
  return (
    <nav class="contents" aria-label={words.article.contents}>
      <details>
        <summary>{words.article.contents}</summary>
        <ol>
          {entries
            .filter(({ depth }) => depth <= 3)
            .map(({ id, text, depth }) => (
              <li key={id} class={depth === 3 ? 'sub' : undefined}>
                <a href={`#${encodeURIComponent(id)}`}>{text}</a>
              </li>
            ))}
        </ol>
      </details>
    </nav>
  )
}

/** The generated parts of a page, each under its heading. */
export function Sections({ sections }: { readonly sections: readonly PageSection[] }) {
  return (
    <>
      {sections.map((section) => (
        <section key={section[0]} class={['section', hueClass(section[3])].filter(Boolean).join(' ')}>
          <h2 id={sectionId(section)}>
            {section[3] && <span class="hue" aria-hidden="true" />}
            {section[1]}
          </h2>
          {section[2]}
        </section>
      ))}
    </>
  )
}

interface ReadOnProps {
  readonly sections: readonly PageSection[]
  readonly usedIn: readonly Ref[]
}

/** What is left to read, folded, under the names of its parts. */
function ReadOn({ sections, usedIn, link }: Linked<ReadOnProps>) {
  const names = [...sections.map(([, title]) => title), ...(usedIn.length > 0 ? [words.frame.backlinks] : [])]
  if (names.length === 0) return null
  return (
    <details class="read-on">
      <summary>
        <strong>{words.home.readOn}</strong> <span>{names.join(' · ')}</span>
      </summary>
      <Sections sections={sections} />
      <Backlinks pages={usedIn} link={link} />
    </details>
  )
}

interface BacklinksProps {
  readonly pages: readonly Ref[]
  /** Of the page, where it may be another than that of our words. */
  readonly language?: string | undefined
}

/** The pages that lead to this one. */
export function Backlinks({ pages, language, link }: Linked<BacklinksProps>) {
  if (pages.length === 0) return null
  return (
    <section class="backlinks">
      <h2 id="rb-backlinks" {...markEnglish(language)}>
        {words.frame.backlinks}
      </h2>
      {listRefs(pages, link)}
    </section>
  )
}

/** Where a page belongs and when it was last read with care. */
function CommonFacts({ common: { focuses, reviewedOn, reviewEvery }, link }: Linked<{ readonly common: CommonView }>) {
  const reviewed = (reviewedOn || reviewEvery) && (
    <>
      {reviewedOn && <Day date={reviewedOn} />}
      {reviewedOn && reviewEvery && ', '}
      {reviewEvery && words.common.every(reviewEvery)}
    </>
  )
  return (
    <Facts
      rows={[
        [words.common.focus, listRefsInline(focuses, link)],
        [words.common.reviewed, reviewed],
      ]}
    />
  )
}

function AlsoCalled({ names }: { readonly names: readonly AliasView[] }) {
  if (names.length === 0) return null
  return (
    <p class="also-called">
      {words.common.alsoCalled}{' '}
      {commaSeparated(
        names.map(({ name, ambiguous }) => [
          <strong>{name}</strong>,
          ambiguous && words.article.usedForOthers(ambiguous),
        ]),
      )}
    </p>
  )
}
