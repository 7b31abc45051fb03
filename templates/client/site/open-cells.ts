import type { SheetGlobals } from '../sheet.ts'
import { loadSearch } from './load.ts'

const globals = window as unknown as SheetGlobals

/** Opens what stands behind a cell of a matrix in place of following its link, which is followed where that fails. */
export function bindCells(root: string): void {
  addEventListener('click', (event) => {
    const cell = (event.target as Element).closest<HTMLAnchorElement>('.matrix-table a.chip')
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    loadSearch(root, 'sheet', 'answers')
      .then(() => globals.rolebookSheet(root, cell))
      .catch(() => location.assign(cell.href))
  })
}
