import { given } from '../given.ts'
import { isHeld } from '../is-held.ts'
import { present } from '../present.ts'
import type { Duty, Handbook, Matrix, ReportingView, Responsibility, Role, RoleRef, RoleView, Stop } from '../types.ts'
import { cell } from './cell.ts'
import type { Chronicle } from './chronicle.ts'
import { compareWith, type Partners } from './compare.ts'
import { groups } from './groups.ts'
import { listed } from './listed.ts'
import { load } from './load.ts'
import { aorRef, maybeRoleRef, ref, roleRef, roleRefs, summed } from './refs.ts'
import { timeColumn } from './time.ts'

/** What pages need besides the handbook: its past, who can be compared with whom, and the matrices. */
export interface Around {
  readonly history: Chronicle
  readonly comparable: Partners
  readonly matrices: readonly Matrix[]
  readonly reporting?: ReportingView
}

/** Everything that follows for a role from the pages of others. */
export function roleView(
  handbook: Handbook,
  role: Role,
  { history, comparable, matrices, reporting }: Around,
): RoleView {
  const { roles, buckets } = handbook
  const duties = present(handbook.responsibilities).map((of) => ({ of, ...duty(handbook, role, of) }))
  const alike = (kind: Duty['cell']['kind']) => duties.filter((one) => one.cell.kind === kind)
  const time = timeColumn(role, buckets)
  const members = [role.id, ...role.parts]
  const others = present(handbook.roles).filter((other) => other !== role)
  return given({
    kind: 'role' as const,
    role: roleRef(role),
    summary: role.summary,
    aliases: role.aliases,
    status: role.status,
    track: role.track,
    owner: maybeRoleRef(roles.get(role.owner ?? '')),
    reportsTo: maybeRoleRef(roles.get(role.reportsTo ?? '')),
    reports: others.filter(({ reportsTo }) => reportsTo === role.id).map(roleRef),
    reporting: reporting?.roles.includes(role.id) ? { title: reporting.title, href: reporting.href } : undefined,
    combines: roleRefs(handbook, role.combines),
    combinedInto: others.filter(({ combines }) => combines.includes(role.id)).map(roleRef),
    when: role.when,
    load: load(handbook, role),
    time,
    buckets: time ? buckets : [],
    examples: role.examples,
    accountable: groups(handbook, alike('accountable')).map(({ focus, rows }) => ({
      ...(focus && { focus: { id: focus.id, ...ref(focus) } }),
      duties: rows.map(plain),
    })),
    shares: alike('shared').map(plain),
    decides: decides(duties.filter(({ cell }) => isHeld(cell))),
    supports: alike('supports').map(plain),
    everyone: alike('everyone').map(plain),
    handed: alike('handed').map(plain),
    notResponsible: role.notResponsible,
    notOwned: notOwned(handbook, role, matrices),
    compare: compareWith(comparable, role),
    aors: listed(handbook.aors)
      .filter(({ owner }) => isIn(members, owner))
      .map((aor) => aorRef(handbook, aor)),
    practices: listed(handbook.practices)
      .filter(({ appliesTo }) => appliesTo.some((id) => isIn(members, id)))
      .map(ref),
    paths: listed(handbook.paths)
      .filter(({ steps }) => steps.some((step) => [step.from, step.via, step.to].some((stop) => isStop(stop, role))))
      .map(ref),
    assessments: listed(handbook.assessments)
      .filter((assessment) => assessment.role === role.id)
      .map(ref),
    steps: history.steps(role.id),
    course: history.course(role.id),
  })
}

const isIn = (members: readonly string[], id: string | undefined) => id !== undefined && members.includes(id)

const isStop = (stop: Stop | undefined, { id }: Role) => stop?.kind === 'role' && stop.role === id

const duty = (handbook: Handbook, role: Role, responsibility: Responsibility): Duty => ({
  responsibility: summed(responsibility),
  cell: cell(handbook, role, responsibility),
  examples: responsibility.examples,
})

const plain = ({ responsibility, cell, examples }: Duty): Duty => ({ responsibility, cell, examples })

/** The decisions of all that a role holds, in the order of the matrix. */
function decides(held: readonly { readonly of: Responsibility }[]): RoleView['decides'] {
  const decisions = (kind: keyof Responsibility['decides']) =>
    held.flatMap(({ of }) => of.decides[kind].map((text) => ({ text, responsibility: ref(of) })))
  return { alone: decisions('alone'), delegated: decisions('delegated'), team: decisions('team') }
}

/** Rows that belong to another column of the first matrix this role stands in; not to a part of the role itself. */
function notOwned(handbook: Handbook, role: Role, matrices: readonly Matrix[]): RoleView['notOwned'] {
  const beside = matrices.find(
    ({ show, columns }) => show === 'responsibilities' && columns.some(({ id }) => id === role.id),
  )
  const columns = new Map(beside?.columns.map((column) => [column.id, column]))
  return present(handbook.responsibilities).flatMap((responsibility) => {
    const owner = ownerAmong(columns, responsibility)
    const own = cell(handbook, role, responsibility).kind
    const held = own === 'accountable' || own === 'handed'
    return owner && !held ? [{ responsibility: ref(responsibility), owner }] : []
  })
}

const ownerAmong = (columns: ReadonlyMap<string, RoleRef>, { ownership }: Responsibility) =>
  ownership.kind === 'accountable' ? columns.get(ownership.role) : undefined
