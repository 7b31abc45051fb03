import type { ComponentChildren } from 'preact'

/** A small note after a chip. The comma is for those who hear it or copy it. */
export function Tag({ name, children }: { readonly name?: string; readonly children: ComponentChildren }) {
  return (
    <>
      <span class="vh">, </span>
      <span class={name ? `tag ${name}` : 'tag'}>{children}</span>
    </>
  )
}
