import type { RoleDiff } from '../src/types.ts'
import { capital, changeParts, keyName, valuesText } from './changeParts.ts'
import type { Link } from './props.ts'
import { SubjectLinks } from './SubjectLinks.tsx'
import { percent } from './words.ts'

interface Props {
  readonly change: RoleDiff
  readonly link: Link
}

/** All that changed for a role, a line each. */
export function RoleChange({ change, link }: Props) {
  const told = changeParts(change).filter(({ brief }) => !brief)
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
      {(change.standing === 'removed' ? [] : change.changes).map((diff) => (
        <li key={diff.key}>
          <strong>{capital(keyName(diff.key))}</strong> {valuesText(diff)}
        </li>
      ))}
    </ul>
  )
}
