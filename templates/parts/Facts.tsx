import type { CommonView } from '../../src/views/common.ts'
import type { Contact } from '../../src/views/contacts.ts'
import type { FrameView } from '../../src/views/frame.ts'
import type { Ref } from '../../src/views/refs.ts'
import type { RoleView } from '../../src/views/role.ts'
import { dateText } from '../words/text.ts'
import { Examples } from './Duties.tsx'
import { RefList, RoleLink } from './Links.tsx'
import { type LinkTo, type PageSection, type SectionsOf, section } from './Section.tsx'
import { LoadFacts, TimeSplit } from './Time.tsx'

/** The numbers to remember of a role: what it answers for, and where its time goes. */
export function Glance({ view }: { readonly view: RoleView }) {
  return (
    <div class="glance">
      <LoadFacts view={view} />
      {view.time && <TimeSplit time={view.time} buckets={view.buckets} />}
    </div>
  )
}

/** That a team has nobody for a role, and whether it should. */
export function Absence({ contact, link }: { readonly contact: Contact; readonly link: LinkTo }) {
  const { role, handedBy, isGap } = contact
  if (handedBy) return <strong>The {handedBy.title} hands it on, and nobody here takes it.</strong>
  const name = <a href={link(role.href)}>{role.title}</a>
  return isGap ? <strong>Nobody is {name} here.</strong> : <span>No {name} at this level.</span>
}

/** What the subject of the page looks like in practice, where its kind has no place of its own for that. */
export const exampleSections = (common: CommonView | undefined): readonly PageSection[] =>
  section('examples', 'What it looks like', common?.examples.length && <Examples examples={common.examples} />)

/** Where the page has its facts from, at its foot. */
export const sourceSections = (common: CommonView | undefined): readonly PageSection[] =>
  section('sources', 'Sources', common?.sources.length && sourceList(common.sources))

const sourceList = (sources: CommonView['sources']) => (
  <ul class="standards">
    {sources.map(({ title, url }, index) => (
      <li key={index}>
        {url === undefined ? (
          title
        ) : (
          <a href={url} rel="noopener">
            {title}
          </a>
        )}
      </li>
    ))}
  </ul>
)

/** Pages that pull in another direction: a reader of one should know the other. */
export const tensionSections: SectionsOf<FrameView> = ({ tensions = [] }, link) =>
  section('tensions', 'In tension with', tensions.length > 0 && <RefList refs={tensions} link={link} />)

/** The pages that refer to this one. */
export function Backlinks({ refs, link }: { readonly refs: readonly Ref[]; readonly link: LinkTo }) {
  if (refs.length === 0) return null
  return (
    <aside class="backlinks" aria-labelledby="rb-backlinks">
      <h2 id="rb-backlinks">Where this is used</h2>
      <RefList refs={refs} link={link} />
    </aside>
  )
}

interface Props {
  readonly frame: FrameView
  readonly link: LinkTo
}

/** Who keeps the page, when and by whom it was changed, and where to do so. */
export function Changed({ frame: { keptBy, changed, authors = [], editUrl, historyUrl, reportUrl }, link }: Props) {
  const ways = [
    ...(editUrl ? [{ href: editUrl, name: 'Edit this page' }] : []),
    ...(historyUrl ? [{ href: historyUrl, name: 'History' }] : []),
    ...(reportUrl ? [{ href: reportUrl, name: 'Report a problem' }] : []),
  ]
  if (!keptBy && !changed && ways.length === 0) return null
  return (
    <footer class="changed">
      {(keptBy || changed) && (
        <p>
          {keptBy && (
            <span>
              Kept by <RoleLink role={keptBy} link={link} />
            </span>
          )}{' '}
          {changed && (
            <span>
              Last changed <time dateTime={changed}>{dateText(changed)}</time>
              {authors.length > 0 && ` by ${authors.join(', ')}`}
            </span>
          )}
        </p>
      )}
      {ways.length > 0 && (
        <ul class="inline">
          {ways.map(({ href, name }) => (
            <li key={name}>
              <a href={href} rel="noopener">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}
