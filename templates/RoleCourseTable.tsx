import type { Level, RoleCourse } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import { Day } from './Day.tsx'
import { Nothing } from './Nothing.tsx'
import type { Link } from './props.ts'
import { Scroll } from './Scroll.tsx'
import { SubjectLinks } from './SubjectLinks.tsx'

interface Props {
  readonly course: RoleCourse
  readonly link: Link
}

/** What a role had to do with what, release beside release. */
export function RoleCourseTable({ course: { releases, rows }, link }: Props) {
  return (
    <div class="matrix course">
      <Scroll class="scroll" label="Duties, release beside release">
        <table class="matrix-table">
          <thead>
            <tr>
              <th scope="col">Responsibility</th>
              {releases.map(({ release, state, date }) => (
                <th key={release.href} scope="col">
                  <a href={link(release.href)}>
                    <span class="short">{state === 'next' ? 'Next' : release.title}</span>{' '}
                    <span class="full">{date && state === 'released' ? <Day date={date} /> : 'not released yet'}</span>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ responsibility, levels }) => (
              <tr key={responsibility.id}>
                <th scope="row">
                  <SubjectLinks subjects={[responsibility]} link={link} />
                </th>
                {levels.map((level, at) => (
                  <td key={releases[at]!.release.href}>
                    {level === 'none' ? (
                      <Nothing name="Nothing to do with it" />
                    ) : (
                      <Chip kind={level}>{names[level]}</Chip>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}

const names: Readonly<Record<Exclude<Level, 'none'>, string>> = {
  accountable: 'Accountable',
  shared: 'Shared',
  everyone: 'Everyone',
  supports: 'Supports',
  handed: 'Handed on',
}
