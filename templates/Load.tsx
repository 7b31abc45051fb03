import type { Load as LoadFigures } from '../src/types.ts'
import { loadText } from './words.ts'

/** How many responsibilities a role answers for. */
export function Load({ load }: { readonly load: LoadFigures }) {
  return (
    <div class="load">
      <p class="glance-name">Accountable for</p>
      <p class={load.total === 0 ? 'figure none' : 'figure'}>{load.total === 0 ? 'Nothing' : loadText(load)}</p>
      <p class="unit">
        {load.total === 0
          ? 'No responsibility names this role as its owner'
          : load.total === 1
            ? 'responsibility'
            : 'responsibilities'}
      </p>
    </div>
  )
}
