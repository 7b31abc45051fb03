import type { RowDiff, Until } from '../src/types.ts'
import { HeldByText } from './HeldByText.tsx'
import type { Link } from './props.ts'
import { SubjectLinks } from './SubjectLinks.tsx'
import { TenureText } from './TenureText.tsx'

interface Props {
  readonly row: RowDiff
  /** Who held what is no more, back to the first release. */
  readonly tenures?: Until['tenures'] | undefined
  readonly link: Link
}

/** What became of a responsibility: who holds it, and who did. */
export function RowText({ row: { was, is, why, into }, tenures = [], link }: Props) {
  if (was.kind === 'absent')
    return (
      <>
        New, held by <HeldByText held={is} link={link} />
      </>
    )
  if (is.kind !== 'absent')
    return (
      <>
        Now <HeldByText held={is} link={link} />, before <HeldByText held={was} link={link} />
      </>
    )
  return (
    <>
      Retired
      {into.length > 0 && (
        <>
          , now in <SubjectLinks subjects={into} link={link} />
        </>
      )}
      {why === undefined ? '.' : `: ${why}`} Was held by{' '}
      {tenures.length > 0 ? <TenureText tenures={tenures} link={link} /> : <HeldByText held={was} link={link} />}
    </>
  )
}
