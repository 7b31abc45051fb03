import type { Ref } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import type { LinkTo } from './Links.tsx'

interface AskFormProps {
  /** The page to search on. */
  readonly action: string | undefined
  readonly label: string
  /** Whether the handbook has nothing to answer with, so that the field only searches. */
  readonly isSearch?: boolean
  /** Teams to choose from, each by the address of its list of who to go to. */
  readonly teams?: readonly Ref[]
  /** The list of the team that is asked about. */
  readonly team?: string | undefined
  readonly link: LinkTo
}

/** Where a reader asks who to go to. A script answers below it; without one it leads to the page to search on. */
export function AskForm({ action, label, isSearch = false, teams = [], team, link }: AskFormProps) {
  if (action === undefined) return null
  return (
    <form class={isSearch ? 'ask to-search' : 'ask'} action={link(action)} data-team={team}>
      <label for="rb-ask">{label}</label>
      <div class="ask-fields">
        <input
          id="rb-ask"
          type="search"
          name="q"
          placeholder={isSearch ? undefined : words.ask.example}
          autocapitalize="off"
          autocomplete="off"
          enterkeyhint="go"
          maxLength={200}
        />
        {teams.length > 0 && (
          <select aria-label={words.ask.team}>
            <option value="">{words.ask.anyTeam}</option>
            {teams.map(({ title, href }) => (
              <option key={href} value={href}>
                {title}
              </option>
            ))}
          </select>
        )}
        <button type="submit">{isSearch ? words.common.search : words.ask.ask}</button>
      </div>
    </form>
  )
}
