import type { ContactWay, PersonRef } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import { commaSeparated } from './Links.tsx'

/** Ways to reach somebody as part of a line: what each is, then what to follow or to type. */
const ContactWays = ({ ways }: { readonly ways: readonly ContactWay[] }) => (
  <>
    {commaSeparated(
      ways.map(({ for: name, text, href }) => (
        <span class="way">
          {name} {href === undefined ? <strong>{text}</strong> : <a href={href}>{text}</a>}
        </span>
      )),
    )}
  </>
)

/** The same as a fact of a page; undefined where there is nothing to say. */
export const listWays = (ways: readonly ContactWay[] = []) =>
  ways.length === 0 ? undefined : <ContactWays ways={ways} />

interface ReachProps {
  readonly people?: readonly PersonRef[] | undefined
  /** Besides those of the people, such as the channel of their team. */
  readonly ways?: readonly ContactWay[] | undefined
}

/** How to reach those whose names stand before it. Several people are told apart by name. */
export function Reach({ people = [], ways = [] }: ReachProps) {
  const reachable = people.filter(({ contact = [] }) => contact.length > 0)
  if (reachable.length + ways.length === 0) return null
  return (
    <span class="reach">
      <span class="vh">{words.contact.reach}: </span>
      {commaSeparated([
        ...reachable.map(({ name, contact = [] }) => [
          people.length > 1 && `${name}: `,
          <ContactWays ways={contact} />,
        ]),
        ...(ways.length > 0 ? [<ContactWays ways={ways} />] : []),
      ])}
    </span>
  )
}
