import type { Places } from '../check/places.ts'
import { blockOf } from '../generated-blocks.ts'
import { names } from '../names.ts'
import type { Block, Handbook, Page } from '../types.ts'
import type { Renaming } from './renaming.ts'
import { requoted, type Written } from './written.ts'

/** Changes every name of the page in front matter, in blocks and in `handbook.yaml`. */
export function renameNames(handbook: Handbook, { page, id }: Renaming, places: Places, written: Written): void {
  const { kind, id: old } = page
  for (const other of handbook.pages.values()) {
    for (const { name, path, part } of namesOf(other)) {
      if (name !== old) continue
      const place = places.inPage(other, path, part)
      written.change(other.path, place, requoted(written.at(other.path, place), old, id))
    }
    for (const block of other.blocks) renameInBlock(other, block)
  }
  if (kind === 'role') renameInConfig()

  function namesOf(other: Page) {
    const ofKind = kind in names ? names[kind as keyof typeof names](other) : []
    return [...ofKind, ...names.entity(other)]
  }

  function renameInBlock({ path }: Page, { name, attributes, places }: Block): void {
    for (const [key, spec] of Object.entries(blockOf(name).attributes)) {
      const value = attributes[key]
      if (value === undefined || !('names' in spec) || spec.names !== kind) continue
      const renamed = spec.many
        ? value.replace(/[^\s,]+/g, (one) => (one === old ? id : one))
        : value === old
          ? id
          : value
      const place = places[key]
      if (renamed === value || !place) continue
      const text = written.at(path, place)
      written.change(path, place, text?.trim() === value ? text.replace(value, () => renamed) : undefined)
    }
  }

  function renameInConfig(): void {
    const { matrices, owners } = handbook.config
    const inMatrices = matrices.flatMap(({ roles }, index) =>
      roles.flatMap((role, column) => (role === old ? [places.inConfig(['matrices', index, 'roles', column])] : [])),
    )
    const inOwners = Object.hasOwn(owners, old) ? [places.inConfig(['owners', old], 'key')] : []
    for (const place of [...inMatrices, ...inOwners])
      written.change('handbook.yaml', place, requoted(written.at('handbook.yaml', place), old, id))
  }
}
