import { roleAnchor } from '../../src/model/generated.ts'
import type { HandbookDiff, HeldBy, KeyDiff, Move, RoleDiff, RowDiff, Subject } from '../../src/views/diff/types.ts'
import type { MovedRow, Tenure, Until } from '../../src/views/releases.ts'
import { words } from '../words/words.ts'
import { Day, listByName } from './Elements.tsx'
import { type Linked, type LinkTo, SubjectLinks } from './Links.tsx'
import { percent } from './Time.tsx'

const say = words.diff

interface ReleaseNameProps {
  readonly title: string
  readonly href: string
  readonly date?: string | undefined
  readonly link: LinkTo
}

/** A release by its name, with its day. */
export const ReleaseName = ({ title, href, date, link }: ReleaseNameProps) => (
  <>
    <a href={link(href)}>{title}</a>{' '}
    {date && (
      <small>
        <Day date={date} />
      </small>
    )}
  </>
)

interface ForWhomProps {
  readonly diff: HandbookDiff
  /** The page of the release, where each role has its part. */
  readonly href: string
  readonly link: LinkTo
}

/** Who a release changed something for, a line for each role; or that it changed nothing for anybody. */
export function ForWhom({ diff, href, link }: ForWhomProps) {
  const { roles } = diff
  if (roles.length === 0) return <NoRole diff={diff} />
  return (
    <ul class="for-whom">
      {roles.map((change) => (
        <li key={change.role.id}>
          <a class="sign" href={link(`${href}#${roleAnchor(change.role.id)}`)}>
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

// The page of the release has all of them.
const mostReasons = 3

/** What a release without a line for any role changes in what jobs ask for, if it does. */
export function NoRole({ diff: { reasons } }: { readonly diff: HandbookDiff }) {
  const major = reasons.filter(({ bump }) => bump === 'major')
  if (major.length === 0) return <p class="fine">{say.noJobChanges}</p>
  return (
    <ul class="for-whom">
      {major.slice(0, mostReasons).map(({ message }, index) => (
        <li key={index}>
          <SentenceText text={message} />
        </li>
      ))}
      {major.length > mostReasons && <li>{words.common.andMore(major.length - mostReasons)}</li>}
    </ul>
  )
}

/** A sentence of rolebook's own, in which names of keys stand between backticks. */
export function SentenceText({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
}

/** All that changed for a role, a line each. */
export function RoleChange({ change, link }: Linked<{ readonly change: RoleDiff }>) {
  return (
    <ul class="role-change">
      {changeParts(change)
        .filter(({ brief }) => !brief)
        .map(({ verb, subjects, text }) => (
          <li key={verb}>
            <strong>{verb}</strong> {subjects ? <SubjectLinks subjects={subjects} link={link} /> : text}
          </li>
        ))}
      {change.time.map(({ bucket, was, is }) => (
        <li key={bucket}>
          <strong>{say.time}</strong> {say.timeOf(bucket, is && percent(is), was && percent(was))}
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

/** One thing that changed for a role: `Gains` and what, or `Reworded` and in which words. */
interface ChangePart {
  readonly verb: string
  readonly subjects?: readonly Subject[]
  readonly text?: string
  /** Left out where there is room to say it in full. */
  readonly brief?: true
}

/** What changed for a role, the weightiest first. Of a removed role only that, and what it gives up. */
function changeParts({ standing, moves, noNetChange, support, time, reworded, changes }: RoleDiff): ChangePart[] {
  const supported = (verb: string, keep: (was: boolean, is: boolean) => boolean) =>
    named(
      verb,
      support.filter(({ was, is }) => keep(was !== undefined, is !== undefined)).map((one) => one.responsibility),
    )
  const verbs: Readonly<Record<Move['kind'], string>> = say.moves
  return [
    ...(standing === 'added' ? [{ verb: say.isNew }] : standing === 'removed' ? [{ verb: say.isGone }] : []),
    ...Object.entries(verbs).flatMap(([kind, verb]) =>
      named(
        verb,
        moves.filter((move) => move.kind === kind).map(({ responsibility }) => responsibility),
      ),
    ),
    ...named(say.noNetChange, noNetChange),
    ...supported(say.nowSupports, (was, is) => !was && is),
    ...supported(say.noLongerSupports, (was, is) => was && !is),
    ...supported(say.supportsOtherwise, (was, is) => was && is),
    ...(time.length > 0
      ? [{ verb: say.time, text: time.map(({ bucket }) => bucket).join(', '), brief: true } as const]
      : []),
    ...(standing === 'removed' ? [] : facts(changes)),
    ...(standing !== 'removed' && reworded.length > 0 ? [{ verb: say.reworded, text: words.and(reworded) }] : []),
  ]
}

const named = (verb: string, subjects: readonly Subject[]): ChangePart[] =>
  subjects.length > 0 ? [{ verb, subjects }] : []

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
    ...(others.length > 0 ? [{ verb: say.changesAlso, text: words.and(others), brief: true } as const] : []),
  ]
}

/** Of one value both, of a list what is new and what is gone. */
function valuesText({ was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return say.wasValue(is[0]!, was[0]!)
  return [...is, ...(was.length > 0 ? [say.noLonger(was.join('; '))] : [])].join('; ')
}

/** What a key of the front matter is about, in words: `reports to`. */
export const keyName = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ', ')
    .toLowerCase()

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

const small = (text: string) => `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`

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
      <p>{say.moved(adapts)}</p>
      {listByName(
        moved.map(({ release, row }) => [
          `${release.href} ${row.responsibility.id}`,
          <SubjectLinks subjects={[row.responsibility]} link={link} />,
          <>
            <RowText row={row} link={link} />, <a href={link(release.href)}>{release.title}</a>
          </>,
        ]),
      )}
    </>
  )
}

interface RowTextProps {
  readonly row: RowDiff
  /** Who held what is gone, back to the first release. */
  readonly tenures?: Until['tenures'] | undefined
  readonly link: LinkTo
}

/** What became of a responsibility: who holds it, and who did. */
export function RowText({ row: { was, is, why, into }, tenures = [], link }: RowTextProps) {
  const heldBy = (held: HeldBy) => <HeldByText held={held} link={link} />
  if (was.kind === 'absent') return <>{say.newHeldBy(heldBy(is))}</>
  if (is.kind !== 'absent') return <>{say.nowHeldBy(heldBy(is), heldBy(was))}</>
  return (
    <>
      {words.common.retired}
      {into.length > 0 && words.common.nowIn(<SubjectLinks subjects={into} link={link} />)}
      {why === undefined ? '.' : `: ${why}`}
      {say.wasHeldBy(tenures.length > 0 ? <TenureText tenures={tenures} link={link} /> : heldBy(was))}
    </>
  )
}

/** Who held a responsibility since when: `Tech Lead since 2.0.0, before that Program Lead (1.0.0)`. */
export function TenureText({ tenures, link }: Linked<{ readonly tenures: readonly Tenure[] }>) {
  return (
    <>
      {tenures.map(({ held, since, orEarlier }, index) => {
        const title = since.state === 'next' ? say.nextRelease : since.title
        const release = [<a href={link(since.href)}>{title}</a>, orEarlier && say.orEarlier]
        return (
          <>
            {index > 0 && say.beforeThat}
            <HeldByText held={held} link={link} />
            {index === 0 ? say.since(release) : [' (', release, ')']}
          </>
        )
      })}
    </>
  )
}

/** Who holds or held a responsibility, as part of a sentence. */
function HeldByText({ held: { kind, roles, tieBreak }, link }: Linked<{ readonly held: HeldBy }>) {
  if (kind === 'everyone') return <>{say.everyone}</>
  if (kind === 'absent') return <>{say.retired}</>
  if (roles.length === 0) return <>{say.nobody}</>
  return (
    <>
      <SubjectLinks subjects={roles} link={link} />
      {kind === 'shared' && say.together}
      {tieBreak && say.settlesDoubt(<SubjectLinks subjects={[tieBreak]} link={link} short />)}
    </>
  )
}
