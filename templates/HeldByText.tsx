import type { HeldBy } from '../src/types.ts'
import type { Link } from './props.ts'
import { SubjectLinks } from './SubjectLinks.tsx'

/** Who holds or held a responsibility, as part of a sentence. */
export function HeldByText({ held: { kind, roles, tieBreak }, link }: { readonly held: HeldBy; readonly link: Link }) {
  if (kind === 'everyone') return <>everyone</>
  if (roles.length === 0) return <>nobody</>
  return (
    <>
      <SubjectLinks subjects={roles} link={link} />
      {kind === 'shared' && ' together'}
      {tieBreak && (
        <>
          {' ('}
          <SubjectLinks subjects={[tieBreak]} link={link} short /> settles doubt)
        </>
      )}
    </>
  )
}
