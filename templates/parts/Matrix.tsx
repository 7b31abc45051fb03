import type { ComponentChildren } from 'preact'
import type { Cell, Load, Matrix, Row, RowGroup } from '../../src/views/matrix.ts'
import type { RoleRef } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import { CellText, MarkText } from './Cells.tsx'
import { Chip, Scroll } from './Elements.tsx'
import { hueClass, type Linked, type LinkTo } from './Links.tsx'
import { ShareBar, TimeRows } from './Time.tsx'

const say = words.matrixTable

interface MatrixTableProps {
  readonly matrix: Matrix
  readonly link: LinkTo
  /** Where the sentences of supporting roles are. */
  readonly how?: 'shown' | 'elsewhere'
  /** On its own page, where it can be taken along as a file, as text and as an address. */
  readonly tools?: boolean
}

/** A matrix: responsibilities by focus and, last, the load and the time of each role. */
export function MatrixTable({ matrix, link, how = 'elsewhere', tools = false }: MatrixTableProps) {
  const { id, title, columns, groups, show } = matrix
  const timed = matrix.time.some((time) => time !== undefined)
  if (columns.length === 0 || (show === 'time' && !timed)) return <p class="empty">{words.common.nothingYet}</p>
  return (
    <div class={columns.length <= 3 ? 'matrix few' : show === 'time' ? 'matrix stacked' : 'matrix'}>
      <Toolbar
        id={id}
        views={matrix.names !== undefined && <ViewSwitch names={link(matrix.names)} />}
        filter={MatrixFilter({ matrix })}
        tools={tools && <MatrixTools csv={link(matrix.href.replace(/html$/, 'csv'))} />}
      />
      <Scroll class={columns.length > 4 ? 'scroll large' : 'scroll'} labelledBy={`rb-caption-${id}`}>
        <table class="matrix-table">
          <caption id={`rb-caption-${id}`} class="vh">
            {show === 'time' ? say.timeCaption(title) : say.caption(title)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{show === 'time' ? words.common.timeSpentOn : words.common.responsibility}</th>
              {columns.map((role) => (
                <ColumnHead key={role.id} role={role} link={link} />
              ))}
            </tr>
          </thead>
          {show === 'responsibilities' &&
            groups.map((group) => (
              <MatrixRows
                key={group.focus?.id}
                group={group}
                columns={columns.length}
                byPair={choosesColumns(columns)}
                link={link}
                how={how}
              />
            ))}
          {show === 'responsibilities' && groups.length > 0 && <LoadRow load={matrix.load} />}
          {timed && <TimeRows matrix={matrix} />}
        </table>
      </Scroll>
    </div>
  )
}

interface MatrixRowsProps {
  readonly group: RowGroup
  readonly columns: number
  /** Whether columns can be chosen, so that rows must say between which ones they differ. */
  readonly byPair: boolean
  readonly link: LinkTo
  readonly how: 'shown' | 'elsewhere'
}

function MatrixRows({ group: { focus, rows }, columns, byPair, link, how }: MatrixRowsProps) {
  return (
    <tbody class={['rows', hueClass(focus), ...differences(rows, byPair)].filter(Boolean).join(' ')}>
      <GroupRow focus={focus} columns={columns} link={link} />
      {rows.map((row) => (
        <tr key={row.responsibility.id} class={rowClass(row, byPair)}>
          <th scope="row">
            <a href={link(row.responsibility.href)}>{row.responsibility.title}</a>
            {row.owners && (
              <>
                {' '}
                <span class="unit">{say.ownedElsewhere(words.and(row.owners.map(({ short }) => short)))}</span>
              </>
            )}
            {row.marks && (
              <a class="differs" href={`#${encodeURIComponent(departureId(row.responsibility.id))}`}>
                {say.differs}
              </a>
            )}
          </th>
          {row.cells.map((cell, index) => (
            <td key={index}>
              <CellText cell={cell} link={link} how={how} href={link(cellHref(row, cell))} />
              {row.marks?.[index]?.map((mark) => (
                <MarkText key={mark.kind === 'delegated' ? mark.aor.id : mark.kind} mark={mark} link={link} />
              ))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

/** The page of a row, where a role supports at the section that says how. */
const cellHref = ({ responsibility: { href } }: Row, cell: Cell) =>
  cell.kind === 'supports' && cell.how.length > 0 ? `${href}#rb-supports` : href

/** What the rows below it are about. */
export const GroupRow = ({ focus, columns, link }: Linked<Pick<RowGroup, 'focus'> & { readonly columns: number }>) => (
  <tr class="group">
    <th scope="rowgroup" colSpan={columns + 1}>
      {focus ? (
        <a href={link(focus.href)}>
          <span class="hue" aria-hidden="true" />
          {focus.title}
        </a>
      ) : (
        <span>{words.common.withoutFocus}</span>
      )}
    </th>
  </tr>
)

const rowClass = (row: Row, byPair: boolean) =>
  [...differences([row], byPair), ...(row.marks ? ['departs'] : [])].join(' ') || undefined

function ColumnHead({ role, link }: Linked<{ readonly role: RoleRef }>) {
  return (
    <th scope="col">
      <a href={link(role.href)}>
        <span class="short">{role.short}</span>
        {role.short !== role.title && <span class="full"> {role.title}</span>}
      </a>
    </th>
  )
}

/** How much each column carries: rows it is accountable for, and rows it shares. */
function LoadRow({ load }: Pick<Matrix, 'load'>) {
  const most = Math.max(1, ...load.map(({ total }) => total))
  return (
    <tbody class="totals">
      <tr>
        <th scope="row">
          {say.load} <span class="unit">{say.loadUnit}</span>
        </th>
        {load.map((figures, index) => (
          <td key={index} class="figure">
            {loadText(figures)}
            <ShareBar min={(figures.accountable / most) * 100} max={(figures.total / most) * 100} class="carried" />
          </td>
        ))}
      </tr>
    </tbody>
  )
}

/** Where a team's page says how it departs in one responsibility. */
export const departureId = (id: string) => `rb-differs-${id}`

/** `5 + 1 shared`: what a role answers for alone, and with others. */
export const loadText = ({ accountable, shared }: Load): string => words.figures.load(accountable, shared)

const levels = ['accountable', 'shared', 'supports', 'everyone'] as const

/** How to read the cells of a matrix: one line, which unfolds to whole sentences. */
export const Legend = () => (
  <details class="legend">
    <summary>
      {levels.map((kind) => (
        <span key={kind}>
          <Chip kind={kind}>{words.levels[kind]}</Chip> <span class="meaning">{say.meaning[kind]}</span>
        </span>
      ))}
    </summary>
    <dl>
      {levels.map((kind) => (
        <div key={kind}>
          <dt>{words.levels[kind]}</dt>
          <dd>{say.legend[kind]}</dd>
        </div>
      ))}
    </dl>
  </details>
)

interface ToolbarProps {
  readonly id: string
  /** The way to the same rows seen otherwise. */
  readonly views?: ComponentChildren
  readonly filter?: ComponentChildren
  readonly tools?: ComponentChildren
}

/** What can be chosen and, on its own page, how to take the matrix along. On a phone the choices wait behind a button. */
export function Toolbar({ id, views, filter, tools }: ToolbarProps) {
  if (!views && !filter && !tools) return null
  return (
    <section class="toolbar">
      {views}
      {filter && (
        <>
          <button type="button" class="filter-button" popovertarget={`rb-filter-${id}`}>
            {say.filter}
          </button>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out in a row */}
          <div class="filter" id={`rb-filter-${id}`} role="group" aria-label={say.filter} popover="auto">
            {filter}
          </div>
        </>
      )}
      <span class="shown count" role="status" />
      {tools}
    </section>
  )
}

/** Switches between the roles and the names of a matrix. */
export const ViewSwitch = ({ roles, names }: { readonly roles?: string; readonly names?: string }) => (
  <nav class="views" aria-label={words.names.views}>
    {[[words.names.byRole, roles] as const, [words.names.byName, names] as const].map(([name, href]) =>
      href === undefined ? (
        <span key={name} aria-current="true">
          {name}
        </span>
      ) : (
        <a key={name} href={href}>
          {name}
        </a>
      ),
    )}
  </nav>
)

/**
 * Hides rows: those the roles hold alike, those of other focuses, and those where a team keeps to the default; and
 * columns. Style rules do the hiding, so no script is needed; with one, the names and values stand in the address.
 */
function MatrixFilter({ matrix }: { readonly matrix: Matrix }) {
  const { id, groups, columns } = matrix
  const rows = groups.flatMap((group) => group.rows)
  const differing = rows.filter((row) => row.differs).length
  const byDifference = columns.length > 1 && differing < rows.length
  const byFocus = choosesFocus(matrix)
  const byRole = choosesColumns(columns)
  const departing = rows.filter((row) => row.marks).length
  const byDeparture = departing > 0 && departing < rows.length
  if (!byDifference && !byFocus && !byDeparture && !byRole) return null
  return (
    <>
      {byFocus && <FocusChoice id={id} groups={groups} />}
      {byRole && (
        <ColumnChoice
          name="roles"
          legend={words.common.roles}
          columns={columns.map(({ id, short }) => ({ id, title: short }))}
        />
      )}
      {byDifference && (
        <Only class="only" id={`rb-only-${id}`} name={say.onlyDifferences} count={[differing, rows.length]} />
      )}
      {byDeparture && (
        <Only class="departing" id={`rb-departs-${id}`} name={say.onlyDepartures} count={[departing, rows.length]} />
      )}
    </>
  )
}

interface FocusChoiceProps {
  readonly id: string
  readonly groups: readonly { readonly focus?: { readonly id: string; readonly title: string } }[]
}

/** Leaves the rows of one focus. */
export const FocusChoice = ({ id, groups }: FocusChoiceProps) => (
  <span>
    <label class="vh" for={`rb-focus-${id}`}>
      {words.common.focus}
    </label>
    <select id={`rb-focus-${id}`} class="focus" name="focus">
      <option value="">{say.allFocuses}</option>
      {groups.map(({ focus }) => (
        <option key={focus?.id} value={focus?.id ?? '-'}>
          {focus?.title ?? words.common.withoutFocus}
        </option>
      ))}
    </select>
  </span>
)

interface ColumnChoiceProps {
  readonly name: 'roles' | 'teams'
  readonly legend: string
  readonly columns: readonly { readonly id: string; readonly title: string }[]
}

/** Leaves some of the columns. */
export const ColumnChoice = ({ name, legend, columns }: ColumnChoiceProps) => (
  <fieldset class="columns">
    <legend class="vh">{legend}</legend>
    {columns.map(({ id, title }) => (
      <label key={id}>
        <input type="checkbox" name={name} value={id} checked /> {title}
      </label>
    ))}
  </fieldset>
)

interface OnlyProps {
  readonly class: 'only' | 'departing'
  readonly id: string
  readonly name: string
  readonly count: readonly [some: number, all: number]
}

/** Leaves the rows that there is something to say about. */
export function Only({ class: kind, id, name, count: [some, all] }: OnlyProps) {
  return (
    <span>
      <input type="checkbox" id={id} class={kind} name={kind} value="yes" />
      <label for={id}>
        {name} <span class="count">{say.count(some, all)}</span>
      </label>
    </span>
  )
}

/** Takes a matrix along: as a table for other programs and, where scripts run, as text and as an address with all that is chosen. */
export function MatrixTools({ csv }: { readonly csv?: string }) {
  return (
    <details class="share">
      <summary>{say.share}</summary>
      <div class="tools">
        <button type="button" data-copy="link" hidden>
          {say.copyLink}
        </button>
        <button type="button" data-copy="table" hidden>
          {say.copyTable}
        </button>
        {csv !== undefined && (
          <a href={csv} download>
            {say.csv}
          </a>
        )}
        <span class="copied" role="status" />
      </div>
    </details>
  )
}

// The style sheet matrix-filter.css has a rule for each focus, each role and each pair of roles up to these.
const mostGroups = 12
const mostColumns = 8

export const choosesFocus = ({ groups }: { readonly groups: readonly unknown[] }): boolean =>
  groups.length > 1 && groups.length <= mostGroups

/** Whether columns can be chosen. Of two there is nothing to choose. */
export const choosesColumns = (columns: readonly unknown[]): boolean =>
  columns.length > 2 && columns.length <= mostColumns

/** Classes that say between which columns rows differ: `d12` for the first two. Where columns cannot be chosen, `d` alone. */
function differences(rows: readonly Row[], byPair: boolean): string[] {
  const differing = rows.filter(({ differs }) => differs)
  if (!byPair) return differing.length > 0 ? ['d'] : []
  const pairs = differing.flatMap(({ alike }) =>
    alike.flatMap((left, one) =>
      alike.slice(one + 1).flatMap((right, more) => (left === right ? [] : [`d${one + 1}${one + more + 2}`])),
    ),
  )
  return [...new Set(pairs)].sort()
}
