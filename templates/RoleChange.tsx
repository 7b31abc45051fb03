import type { KeyDiff, RoleDiff } from '../src/types.ts'
import { changeParts, keyName } from './changeParts.ts'
import type { Link } from './props.ts'
import { SubjectLinks } from './SubjectLinks.tsx'
import { percent } from './words.ts'

interface Props {
  readonly change: RoleDiff
  readonly link: Link
}

/** All that changed for a role, a line each. */
export function RoleChange({ change, link }: Props) {
  const told = changeParts(change).filter(({ verb }) => verb !== 'Time' && verb !== 'Other facts')
  return (
    <ul class="role-change">
      {told.map(({ verb, subjects, text }) => (
        <li key={verb}>
          <strong>{verb}</strong> {subjects ? <SubjectLinks subjects={subjects} link={link} /> : text}
        </li>
      ))}
      {change.time.map(({ bucket, was, is }) => (
        <li key={bucket}>
          <strong>Time</strong> {bucket}: {is ? percent(is) : 'none'}, was {was ? percent(was) : 'none'}
        </li>
      ))}
      {change.changes.map((diff) => (
        <li key={diff.key}>
          <strong>{capital(keyName(diff.key))}</strong> {valuesText(diff)}
        </li>
      ))}
    </ul>
  )
}

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

/** Of one value both, of a list what is new and what is gone. */
function valuesText({ was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return `${is[0]}, was ${was[0]}`
  const gone = was.length > 0 ? [`no longer ${was.join('; ')}`] : []
  return [...is, ...gone].join('; ')
}
