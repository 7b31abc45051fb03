import type { PathView, StopRef } from '../src/types.ts'
import type { Link } from './props.ts'

/** One step of a path in words: `Engineer to Senior engineer (usually by way of Tech Lead)`. */
export function StepText({ step, link }: { readonly step: PathView['steps'][number]; readonly link: Link }) {
  const { from, to, via, need, note } = step
  return (
    <>
      {stop(from, link)} to {stop(to, link)}
      {via ? (
        <>
          {' '}
          ({ways[need ?? 'any']} {stop(via, link)})
        </>
      ) : (
        need && ` (${needs[need]})`
      )}
      {note && <p class="how">{note}</p>}
    </>
  )
}

const ways = { any: 'by way of', common: 'usually by way of', required: 'needs to have been' } as const

const needs = { common: 'usual', required: 'required' } as const

const stop = ({ title, href }: StopRef, link: Link) =>
  href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>
