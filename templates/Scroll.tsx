import type { ComponentChildren } from 'preact'

interface Props {
  readonly class: string
  /** The id of what names it, or else its name. */
  readonly labelledBy?: string
  readonly label?: string
  readonly children: ComponentChildren
}

/** What may be wider than the page: it scrolls by itself, by keyboard too. A group and no region, or each would be a landmark. */
export function Scroll({ class: name, labelledBy, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      class={name}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-labelledby={labelledBy}
      aria-label={label}
    >
      {children}
    </div>
  )
}
