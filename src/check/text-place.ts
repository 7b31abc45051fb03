import type { Page, Place } from '../types.ts'
import type { KeyPath } from '../yaml.ts'
import type { Places } from './places.ts'

/** Where one text of a list stands, however its items are written; else the place of `otherwise`. */
export function textPlace(page: Page, text: string, otherwise: KeyPath, { inPage, inYaml }: Places): Place {
  const key = String(otherwise[0]).toLowerCase()
  const found = inYaml(page)
    .texts()
    .find(({ path, value }) => String(path[0]).toLowerCase() === key && value.trim() === text)
  return found?.place ?? inPage(page, otherwise)
}
