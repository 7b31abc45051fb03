import type { AlternateView } from '../src/types.ts'
import { languageName } from './languages.ts'
import type { Link } from './props.ts'

interface Props {
  readonly alternates: readonly AlternateView[]
  readonly link: Link
}

/** The other languages of a page, each by its own name. */
export function Alternates({ alternates, link }: Props) {
  if (alternates.length === 0) return null
  return (
    <p class="alternates" lang="en">
      Read this in:{' '}
      {alternates.map(({ language, href, external }, index) => (
        <span key={language}>
          {index > 0 && ', '}
          <a href={external ? href : link(href)} hreflang={language} lang={language} rel={external && 'noopener'}>
            {languageName(language)}
          </a>
        </span>
      ))}
    </p>
  )
}
