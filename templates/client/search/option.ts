import { element } from './element.ts'
import type { Hit } from './engine.ts'
import { excerpt, marked, type Piece } from './excerpt.ts'
import { kinds } from './kinds.ts'
import { folded, wordsOf } from './words.ts'

/** One thing found, as an entry of the list that leads there. */
export function option({ page, anchor, heading, text, found }: Hit, id: string, root: string): HTMLAnchorElement {
  const [title, href, kind, past, names, within] = page
  const address = root + href + (anchor === '' ? '' : `#${encodeURIComponent(anchor)}`)
  const name = kind === 'compare' ? undefined : names.find((one) => saysMore(one, title, found))
  const where = [...within, ...(heading === '' ? [] : [heading])].join(' › ')
  const entry = element('a', {
    id,
    class: 'hit',
    role: 'option',
    href: address,
    tabindex: '-1',
    'aria-selected': 'false',
  })
  entry.append(
    line('hit-title', marked(title, found), past ? ' (historical)' : ''),
    ' ',
    element('span', { class: 'tag' }, kinds[kind][0]),
  )
  if (name !== undefined) entry.append(' ', line('hit-where', marked(name, found), '', 'Also called '))
  if (where !== '') entry.append(' ', line('hit-where', marked(where, found)))
  if (text !== '') entry.append(' ', line('hit-text', excerpt(text, found)))
  return entry
}

/** Whether a name has a word that was found and that the title has not. */
function saysMore(name: string, title: string, found: ReadonlySet<string>): boolean {
  const said = new Set(wordsOf(title).map(folded))
  return wordsOf(name)
    .map(folded)
    .some((word) => found.has(word) && !said.has(word))
}

const line = (name: string, pieces: readonly Piece[], after = '', before = '') =>
  element(
    'span',
    { class: name },
    before,
    ...pieces.map(({ text, found }) => (found ? element('mark', {}, text) : text)),
    after,
  )
