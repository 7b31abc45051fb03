import type { RoleView } from '../src/types.ts'

/** How many responsibilities a role answers for, shares and supports, each with the way to its list on the page. */
export function Load({ view: { load, supports } }: { readonly view: Pick<RoleView, 'load' | 'supports'> }) {
  const counts = [
    ['Accountable for', load.accountable, 'rb-accountable'],
    ['Shares', load.shared, 'rb-shares'],
    ['Supports', supports.length, 'rb-supports'],
  ] as const
  const shown = counts.filter(([, count]) => count > 0)
  if (shown.length === 0)
    return (
      <div class="load">
        <p class="glance-name">Accountable for</p>
        <p class="figure none">Nothing</p>
        <p class="unit">No responsibility names this role as its owner</p>
      </div>
    )
  return (
    <ul class="loads">
      {shown.map(([name, count, id]) => (
        <li key={id} class="load">
          <a href={`#${id}`}>
            <span class="glance-name">{name}</span> <span class="figure">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
