import type { CommonView } from '../src/types.ts'
import { Examples } from './Examples.tsx'
import type { Section } from './props.ts'
import { section } from './section.ts'

/** What the subject of the page looks like in practice, where its kind has no place of its own for that. */
export const exampleSections = (common: CommonView | undefined): readonly Section[] =>
  section('examples', 'What it looks like', common?.examples.length && <Examples examples={common.examples} />)

/** Where the page has its facts from, at its foot. */
export const sourceSections = (common: CommonView | undefined): readonly Section[] =>
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
