import type { ComponentChildren } from 'preact'

interface Props<Item> {
  readonly title: string
  readonly items: readonly Item[]
  readonly children: (item: Item) => ComponentChildren
}

/** A list on a role's sheet, left out when it is empty. */
export function SheetPart<Item>({ title, items, children }: Props<Item>) {
  if (items.length === 0) return null
  return (
    <div class="sheet-part">
      <h3>{title}</h3>
      <ul>
        {items.map((item, index) => (
          <li key={index}>{children(item)}</li>
        ))}
      </ul>
    </div>
  )
}
