import type { Cell } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import type { Link } from './props.ts'
import { Tag } from './Tag.tsx'
import { shorts } from './words.ts'

interface Props {
  readonly cell: Cell & { kind: 'shared' }
  readonly link: Link
}

/** A shared responsibility: the facet this role owns, and whether its word settles doubt. */
export function SharedText({ cell: { via, facets, settlesDoubt }, link }: Props) {
  return (
    <>
      <Chip kind="shared">Shared</Chip>
      {facets.length > 0 && <span class="vh">: </span>}
      {facets.map(({ title, href }, index) => (
        <span key={href} class="facet">
          {index > 0 && <span class="vh">, </span>}
          <a href={link(href)}>{title}</a>
        </span>
      ))}
      {via.length > 0 && <Tag>via {shorts(via)}</Tag>}
      {settlesDoubt && <Tag name="settles">settles doubt</Tag>}
    </>
  )
}
