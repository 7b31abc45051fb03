import type { ResponsibilityView } from '../src/types.ts'

/** Decision rights: what the owner decides alone, what an expert decides, what the whole team decides. */
export function Decides({ decides }: Pick<ResponsibilityView, 'decides'>) {
  const bins = [
    ['The owner decides', decides.alone],
    ['Delegated to an expert', decides.delegated],
    ['The team decides', decides.team],
  ] as const
  return (
    <div class="decides">
      {bins.map(
        ([title, decisions]) =>
          decisions.length > 0 && (
            <div key={title}>
              <h3>{title}</h3>
              <ul>
                {decisions.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  )
}
