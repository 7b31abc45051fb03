import type { Contact } from '../src/types.ts'
import { InlineRefs } from './InlineRefs.tsx'
import type { Link } from './props.ts'
import { Tag } from './Tag.tsx'
import { facetsText } from './words.ts'

interface Props {
  readonly cell: NonNullable<Contact['cell']>
  /** The role that nobody there has on its own. */
  readonly insteadOf: Contact['insteadOf']
  readonly link: Link
}

/** Why a role is the one to go to, below its name: quieter than in a matrix, where it is all there is to say. */
export function HoldText({ cell, insteadOf, link }: Props) {
  const vacancy = insteadOf && `: no separate ${insteadOf.title} here`
  if (cell.kind === 'accountable')
    return (
      <p class="how">
        Accountable{cell.allFacets && ` for ${facetsText(cell.via)}`}
        {vacancy}
      </p>
    )
  return (
    <p class="how">
      Shares it{cell.facets.length > 0 && ': '}
      <InlineRefs refs={cell.facets} link={link} />
      {vacancy}
      {cell.settlesDoubt && (
        <>
          {' '}
          <Tag name="settles">settles doubt</Tag>
        </>
      )}
    </p>
  )
}
