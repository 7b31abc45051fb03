import { Fragment } from 'preact'
import type { Drawing } from '../src/types.ts'
import type { Link } from './props.ts'

/** A box of a graph; a link where it has a page. */
export function GraphBox({ node, link }: { readonly node: Drawing['nodes'][number]; readonly link: Link }) {
  const { title, lines, sub, href, kind, x, y, width, height } = node
  const middle = x + width / 2
  const textHeight = lines.length * 18 + (sub === undefined ? 0 : 16)
  const top = y + (height - textHeight) / 2
  const content = (
    <>
      <rect x={x} y={y} width={width} height={height} rx={6} />
      {lines.map((line, index) => (
        // The space is for those who hear it or copy it.
        <Fragment key={index}>
          <text class="graph-title" x={middle} y={top + 13.5 + index * 18}>
            {line}
          </text>{' '}
        </Fragment>
      ))}
      {sub !== undefined && (
        <text class="graph-sub" x={middle} y={top + lines.length * 18 + 12}>
          {sub}
        </text>
      )}
    </>
  )
  const name = sub === undefined ? title : `${title} ${sub}`
  if (href === undefined) {
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive
      <g class={`graph-box ${kind}`} role="img" aria-label={name}>
        {content}
      </g>
    )
  }
  return (
    <a class={`graph-box ${kind}`} href={link(href)} aria-label={name}>
      {content}
    </a>
  )
}
