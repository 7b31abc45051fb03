import { Fragment } from 'preact'
import type { Drawing, Graph, GraphItem, Point } from '../../src/views/graph.ts'
import { words } from '../words/words.ts'
import { Scroll } from './Elements.tsx'
import type { LinkTo } from './Links.tsx'

interface GraphFigureProps {
  readonly graph: Graph
  readonly link: LinkTo
  /** Whether the graph in words is below it; a page that says the same in its own words needs none. */
  readonly listed?: boolean
}

/** A graph as a picture whose boxes are links, and as a list. */
export function GraphFigure({ graph, link, listed = true }: GraphFigureProps) {
  const { id, title, key, drawing, list } = graph
  const name = `rb-graph-${id.replace(/[^\w-]/g, '_')}`
  if (!drawing) {
    return (
      <div class="graph">
        <p class="graph-key">{words.graph.tooLarge}</p>
        {listed && <GraphList items={list} link={link} />}
      </div>
    )
  }
  const { width, height, nodes, edges } = drawing
  return (
    <div class="graph">
      <figure>
        <Scroll class="graph-scroll" label={words.graph.drawn(title)}>
          {/* biome-ignore lint/a11y/useSemanticElements: a picture is not a fieldset; named by its label, as a title would pop up over every box */}
          <svg
            role="group"
            aria-label={title}
            viewBox={`0 0 ${width} ${height}`}
            width={`${width / 16}rem`}
            height={`${height / 16}rem`}
          >
            <defs>
              <marker
                id={`${name}-arrow`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path class="graph-arrow" d="M0 0.5 7.5 4 0 7.5Z" />
              </marker>
            </defs>
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines cannot be focused */}
            <g aria-hidden="true">
              {edges.map((edge, index) => (
                <GraphLine key={index} edge={edge} arrow={`${name}-arrow`} />
              ))}
            </g>
            {nodes.map((node) => (
              <GraphBox key={node.id} node={node} link={link} />
            ))}
          </svg>
        </Scroll>
        {key && <figcaption class="graph-key">{key}</figcaption>}
      </figure>
      {listed && (
        <details class="graph-list">
          <summary>{words.graph.list}</summary>
          <GraphList items={list} link={link} />
        </details>
      )}
    </div>
  )
}

function GraphBox({ node, link }: { readonly node: Drawing['nodes'][number]; readonly link: LinkTo }) {
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

interface GraphLineProps {
  readonly edge: Drawing['edges'][number]
  /** Id of the marker at its end. */
  readonly arrow: string
}

/** A line of a graph with its label. Only for eyes: the list says the same. */
function GraphLine({ edge: { points, style, arrow: ends, label, labelBox }, arrow }: GraphLineProps) {
  return (
    <>
      <path class={`graph-line ${style}`} d={curve(points)} {...(ends && { 'marker-end': `url(#${arrow})` })} />
      {labelBox && (
        <>
          <rect class="graph-label-ground" {...labelBox} rx={4} />
          <text class="graph-label" x={labelBox.x + labelBox.width / 2} y={labelBox.y + labelBox.height / 2 + 4}>
            {label}
          </text>
        </>
      )}
    </>
  )
}

/** A curve that leaves and meets every point upright. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1]
      if (!before) return `M${x} ${y}`
      if (before.x === x) return `V${y}`
      const middle = (before.y + y) / 2
      return `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`
    })
    .join('')
}

function GraphList({ items, link }: { readonly items: readonly GraphItem[]; readonly link: LinkTo }) {
  return (
    <ul>
      {items.map(({ title, href, note, children }, index) => (
        <li key={index}>
          {href === undefined ? title : <a href={link(href)}>{title}</a>}
          {note && <span class="graph-note"> ({note})</span>}
          {children.length > 0 && <GraphList items={children} link={link} />}
        </li>
      ))}
    </ul>
  )
}
