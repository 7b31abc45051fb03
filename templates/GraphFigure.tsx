import type { Graph } from '../src/types.ts'
import { GraphBox } from './GraphBox.tsx'
import { GraphLine } from './GraphLine.tsx'
import { GraphList } from './GraphList.tsx'
import type { Link } from './props.ts'
import { Scroll } from './Scroll.tsx'

interface Props {
  readonly graph: Graph
  readonly link: Link
  /** Whether the graph in words stands below it; a page that tells the same in words of its own needs none. */
  readonly listed?: boolean
}

/** A graph as a picture whose boxes are links, and as a list. */
export function GraphFigure({ graph, link, listed = true }: Props) {
  const { id, title, key, drawing, list } = graph
  const name = `rb-graph-${id.replace(/[^\w-]/g, '_')}`
  if (!drawing) {
    return (
      <div class="graph">
        <p class="graph-key">There is too much here to draw, so it is told in words.</p>
        {listed && <GraphList items={list} link={link} />}
      </div>
    )
  }
  const { width, height, nodes, edges } = drawing
  return (
    <div class="graph">
      <figure>
        <Scroll class="graph-scroll" label={`${title}, drawn`}>
          {/* biome-ignore lint/a11y/useSemanticElements: a picture is no field set; named by its label, as a title would pop up over every box */}
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
          <summary>As a list</summary>
          <GraphList items={list} link={link} />
        </details>
      )}
    </div>
  )
}
