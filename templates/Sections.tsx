import type { Section } from './props.ts'

/** The generated parts of a page, each under its heading. */
export function Sections({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <>
      {sections.map(({ id, title, content }) => (
        <section key={id} class="section">
          <h2 id={id}>{title}</h2>
          {content}
        </section>
      ))}
    </>
  )
}
