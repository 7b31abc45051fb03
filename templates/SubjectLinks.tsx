import type { Subject } from '../src/types.ts'
import type { Link } from './props.ts'

interface Props {
  readonly subjects: readonly Subject[]
  readonly link: Link
  /** By what roles are called where there is little room. */
  readonly short?: boolean
}

/** Things by name, as a list in a sentence. What has no page any more has no link. */
export function SubjectLinks({ subjects, link, short = false }: Props) {
  return (
    <>
      {subjects.map(({ kind, id, title, short: brief, href }, index) => {
        const name = short && brief !== undefined ? brief : title
        return (
          <>
            {index > 0 && (index === subjects.length - 1 ? ' and ' : ', ')}
            {href === undefined ? (
              name
            ) : (
              <a key={`${kind} ${id}`} href={link(href)}>
                {name}
              </a>
            )}
          </>
        )
      })}
    </>
  )
}
