import type { FrameView } from '../src/types.ts'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { dateText } from './words.ts'

interface Props {
  readonly frame: FrameView
  readonly link: Link
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
