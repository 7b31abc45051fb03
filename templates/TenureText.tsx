import type { Tenure } from '../src/types.ts'
import { HeldByText } from './HeldByText.tsx'
import type { Link } from './props.ts'

/** Who held a responsibility since when: `Tech Lead since 2.0.0, before that Program Lead (1.0.0)`. */
export function TenureText({ tenures, link }: { readonly tenures: readonly Tenure[]; readonly link: Link }) {
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
