import type { MovedRow, Tenure, Until } from '../../src/views/chronicle.ts'
import type { HandbookDiff, HeldBy, KeyDiff, Move, RoleDiff, RowDiff, Subject } from '../../src/views/diff/types.ts'
import { list, percent } from '../words/text.ts'
import { type LinkTo, SubjectLinks } from './Links.tsx'

interface RowTextProps {
  readonly row: RowDiff
  /** Who held what is no more, back to the first release. */
  readonly tenures?: Until['tenures'] | undefined
  readonly link: LinkTo
}

/** What became of a responsibility: who holds it, and who did. */
export function RowText({ row: { was, is, why, into }, tenures = [], link }: RowTextProps) {
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

interface RoleChangeProps {
  readonly change: RoleDiff
  readonly link: LinkTo
}

/** All that changed for a role, a line each. */
export function RoleChange({ change, link }: RoleChangeProps) {
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

interface MovedRowsProps {
  /** The version that the agreement was made against. */
  readonly adapts: string
  readonly moved: readonly MovedRow[]
  readonly link: LinkTo
}

/** What moved under a team's agreement since it was made. */
export function MovedRows({ adapts, moved, link }: MovedRowsProps) {
  return (
    <>
      <p>The agreement was made against {adapts}. What it changes has moved since:</p>
      <dl class="per-role">
        {moved.map(({ release, row }) => (
          <div key={`${release.href} ${row.responsibility.id}`}>
            <dt>
              <SubjectLinks subjects={[row.responsibility]} link={link} />
            </dt>
            <dd>
              <RowText row={row} link={link} />, <a href={link(release.href)}>{release.title}</a>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

interface ForWhomProps {
  readonly diff: HandbookDiff
  /** The page of the release, where each role has its part. */
  readonly href: string
  readonly link: LinkTo
}

/** For whom a release changed something, one line a role. That it changed nothing for anybody is said too. */
export function ForWhom({ diff, href, link }: ForWhomProps) {
  const { roles } = diff
  if (roles.length === 0) return <NoRole diff={diff} />
  return (
    <ul class="for-whom">
      {roles.map((change) => (
        <li key={change.role.id}>
          <a class="sign" href={link(`${href}#${roleAnchor(change)}`)}>
            {change.role.short ?? change.role.title}
          </a>
          {changeParts(change).map(({ verb, subjects, text }, index) => (
            <>
              {index === 0 ? ' ' : '; '}
              {small(verb)}
              {(subjects || text) && ' '}
              {subjects ? <SubjectLinks subjects={subjects} link={link} /> : text}
            </>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Where the page of a release tells what changed for a role. */
export const roleAnchor = ({ role: { id } }: RoleDiff) => `rb-role-${id}`

const small = (text: string) => `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`

/** One thing that changed for a role: `Gains` and what, or `Reworded` and in which words. */
interface ChangePart {
  readonly verb: string
  readonly subjects?: readonly Subject[]
  readonly text?: string
  /** Where there is room, this is told in full. */
  readonly brief?: true
}

/** What changed for a role, the weightiest first. Of a role that is no more only that, and what it gives up. */
function changeParts({ standing, moves, noNetChange, support, time, reworded, changes }: RoleDiff): ChangePart[] {
  const supported = (verb: string, keep: (was: boolean, is: boolean) => boolean) =>
    named(
      verb,
      support.filter(({ was, is }) => keep(was !== undefined, is !== undefined)).map((one) => one.responsibility),
    )
  return [
    ...(standing === 'added' ? [{ verb: 'Is new' }] : standing === 'removed' ? [{ verb: 'Is no more' }] : []),
    ...Object.entries(verbs).flatMap(([kind, verb]) =>
      named(
        verb,
        moves.filter((move) => move.kind === kind).map(({ responsibility }) => responsibility),
      ),
    ),
    ...named('Holds as before, through another of its roles,', noNetChange),
    ...supported('Now supports', (was, is) => !was && is),
    ...supported('No longer supports', (was, is) => was && !is),
    ...supported('Supports in another way', (was, is) => was && is),
    ...(time.length > 0
      ? [{ verb: 'Time', text: time.map(({ bucket }) => bucket).join(', '), brief: true } as const]
      : []),
    ...(standing === 'removed' ? [] : facts(changes)),
    ...(standing !== 'removed' && reworded.length > 0 ? [{ verb: 'Reworded', text: list(reworded) }] : []),
  ]
}

// As long as a name or two.
const few = 40

/** What is short in itself, then what else is not as it was, by name. */
function facts(changes: readonly KeyDiff[]): ChangePart[] {
  const isShort = (diff: KeyDiff) => Math.max(diff.was.length, diff.is.length) < 2 && valuesText(diff).length <= few
  const others = changes.filter((diff) => !isShort(diff)).map(({ key }) => keyName(key))
  return [
    ...changes
      .filter(isShort)
      .map((diff) => ({ verb: capital(keyName(diff.key)), text: valuesText(diff), brief: true }) as const),
    ...(others.length > 0 ? [{ verb: 'Changes also', text: list(others), brief: true } as const] : []),
  ]
}

/** Of one value both, of a list what is new and what is gone. */
function valuesText({ was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return `${is[0]}, was ${was[0]}`
  const gone = was.length > 0 ? [`no longer ${was.join('; ')}`] : []
  return [...is, ...gone].join('; ')
}

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

const verbs = {
  gained: 'Gains',
  'gave-up': 'Gives up',
  'now-shares': 'Now shares',
  'no-longer-shares': 'No longer shares',
  'settles-doubt': 'Settles doubt about',
  'no-longer-settles-doubt': 'No longer settles doubt about',
  'now-expected': 'Is now expected, as everyone, to do',
  'no-longer-expected': 'Is no longer expected to do',
} as const satisfies Record<Move['kind'], string>

const named = (verb: string, subjects: readonly Subject[]): ChangePart[] =>
  subjects.length > 0 ? [{ verb, subjects }] : []

/** What a key of the front matter is about, in words: `reports to`. */
export const keyName = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ', ')
    .toLowerCase()

/** Who holds or held a responsibility, as part of a sentence. */
function HeldByText({ held: { kind, roles, tieBreak }, link }: { readonly held: HeldBy; readonly link: LinkTo }) {
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

/** Who held a responsibility since when: `Tech Lead since 2.0.0, before that Program Lead (1.0.0)`. */
export function TenureText({ tenures, link }: { readonly tenures: readonly Tenure[]; readonly link: LinkTo }) {
  return (
    <>
      {tenures.map(({ held, since }, index) => (
        <>
          {index > 0 && ', before that '}
          <HeldByText held={held} link={link} />
          {index === 0 ? ' since ' : ' ('}
          <a href={link(since.href)}>{since.title === 'not released yet' ? 'the next release' : since.title}</a>
          {index > 0 && ')'}
        </>
      ))}
    </>
  )
}

// The page of the release has all of them.
const mostReasons = 3

/** What a release without a line for any role changes in what jobs ask for, if it does. */
export function NoRole({ diff: { reasons } }: { readonly diff: HandbookDiff }) {
  const major = reasons.filter(({ bump }) => bump === 'major')
  if (major.length === 0) return <p class="fine">Nobody’s job changes.</p>
  return (
    <ul class="for-whom">
      {major.slice(0, mostReasons).map(({ message }, index) => (
        <li key={index}>
          <SentenceText text={message} />
        </li>
      ))}
      {major.length > mostReasons && <li>and {major.length - mostReasons} more</li>}
    </ul>
  )
}

/** A sentence of rolebook's own, in which names of keys stand between backticks. */
export function SentenceText({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
}
