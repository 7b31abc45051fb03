import type { WhoEntry } from '../src/types.ts'
import type { Link } from './props.ts'
import { list } from './words.ts'

interface Props {
  readonly entry: WhoEntry
  readonly link: Link
  readonly as: 'h3' | 'p'
}

/** What one may need: its name, what it is about, and what it looks like. */
export function NeedText({ entry: { responsibility, aliases = [], examples = [] }, link, as: Name }: Props) {
  const called = aliases.length > 0 && <p>Also called {list(aliases)}</p>
  return (
    <div class="need">
      <Name class="need-name">
        <a href={link(responsibility.href)}>{responsibility.title}</a>
      </Name>
      {examples.length === 0 && called}
      {responsibility.summary && <p>{responsibility.summary}</p>}
      {examples.length > 0 && (
        <details class="need-examples">
          <summary>Examples</summary>
          {called}
          <ul>
            {examples.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
