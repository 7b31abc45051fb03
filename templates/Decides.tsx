import type { Ref } from '../src/types.ts'
import type { Link } from './props.ts'

interface Props {
  /** Decisions under who takes them, each with what it comes with where that is not the page itself. */
  readonly bins: readonly (readonly [title: string, decisions: readonly Decided[]])[]
  readonly link: Link
}

interface Decided {
  readonly text: string
  readonly responsibility?: Ref
}

/** Decision rights: what the owner decides alone, what an expert decides, what the whole team decides. */
export function Decides({ bins, link }: Props) {
  return (
    <div class="decides">
      {bins.map(
        ([title, decisions]) =>
          decisions.length > 0 && (
            <div key={title}>
              <h3>{title}</h3>
              <ul>
                {decisions.map(({ text, responsibility }) => (
                  <li key={text}>
                    {text}
                    {responsibility && (
                      <span class="comes-with">
                        <span class="vh">, with </span>
                        <a href={link(responsibility.href)}>{responsibility.title}</a>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  )
}
