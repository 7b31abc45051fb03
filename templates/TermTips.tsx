import type { Explained } from '../src/types.ts'

/** What the terms on a page mean. The words refer to them by id, and a script shows each beside its word. */
export function TermTips({ tips }: { readonly tips: readonly (Explained & { readonly id: string })[] }) {
  return (
    <>
      {tips.map(({ id, title, summary }) => (
        <div key={id} id={id} class="tip" role="tooltip" popover="manual">
          <strong>{title}</strong> {summary}
        </div>
      ))}
    </>
  )
}
