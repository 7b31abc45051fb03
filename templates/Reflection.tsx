import { SentenceList } from './SentenceList.tsx'

/** Questions on one theme, and room to think about them. */
export function Reflection({ theme, questions }: { readonly theme: string; readonly questions: readonly string[] }) {
  return (
    <div class="duty-group reflection">
      <h3>{theme}</h3>
      <SentenceList texts={questions} />
      <label>
        <span>Your thoughts</span> <textarea rows={4} aria-label={`Your thoughts: ${theme}`} />
      </label>
    </div>
  )
}
