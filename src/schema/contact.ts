import * as z from 'zod'
import { protocolOf } from '../base/paths.ts'
import { key, text } from './keys.ts'

// How somebody can be reached: what an author may write, and the one shape that everything else sees.

/** One way to reach somebody, as read: what readers see of it and, where it leads somewhere, the whole address. */
export interface WrittenWay {
  /** What it is: `chat`, `mail`, `on call`. */
  readonly for: string
  readonly text: string
  readonly link?: string | undefined
}

const aLink = 'an address that begins with `https:`, `mailto:` or `tel:`, or an address of mail'
// What begins with `#` is a comment of YAML, and the value is empty then.
const someText = z
  .string('text, in quotes if it begins with `#`')
  .trim()
  .min(1, 'text, in quotes if it begins with `#`')

const isMail = (written: string): boolean => /^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(written)

const isLink = (written: string): boolean =>
  /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(written) && protocolOf(written) === 'external'

/** A link as readers see it: nothing of it but what somebody would type. */
function wayOf(name: string, written: string): WrittenWay {
  if (isMail(written)) return { for: name, text: written, link: `mailto:${written}` }
  if (!isLink(written)) return { for: name, text: written }
  const shown = written.replace(/^https?:\/\/|^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '').replace(/\/$/, '')
  const isAddress = /^(?:mailto|sms|tel):/i.test(written)
  return { for: name, text: (isAddress && shown.replace(/\?.*$/, '')) || shown, link: written }
}

const way = z
  .strictObject({
    for: key('What it is, such as chat, mail, on call or calendar.', text, { isShown: true }),
    link: key(
      'The address it leads to. A mail address needs nothing before it.',
      z
        .string(aLink)
        .trim()
        .refine((written) => isMail(written) || isLink(written), aLink),
    ).optional(),
    text: key('What people type to find it, where that is not a link.', someText, { isShown: true }).optional(),
  })
  .refine(({ link, text }) => link ?? text, { path: ['link'], message: '`link:` or `text:`' })
  .refine(({ link, text }) => !(link && text), {
    path: ['text'],
    message: 'nothing beside `link`: a way is one or the other',
  })
  .transform(
    ({ for: name, link, text }): WrittenWay =>
      link === undefined ? { for: name, text: text ?? '' } : wayOf(name, link),
  )

/** What is meant as a link, and can be none. */
const isBrokenLink = (written: string): boolean =>
  !isLink(written) && /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:javascript|vbscript|data|file|blob):)/i.test(written)

const linkOrText = someText.refine((written) => !isBrokenLink(written), `text, or ${aLink}`)

/** Ways to reach somebody: a list, or what each is with its address or text. */
export const contact = z.union(
  [
    z.array(way),
    z
      .record(z.string(), linkOrText)
      .transform((ways): readonly WrittenWay[] => Object.entries(ways).map(([name, written]) => wayOf(name, written))),
  ],
  'ways by their names, or a list, such as `chat: "#team-payments"`',
)

const placeholder = /\{([^{}]*)\}/g

const anId = 'no other word in braces than `{id}`, the id of each team'

/** Ways to reach each of several, with `{id}` for the id of each. */
export const contactPattern = contact.refine(
  (ways) =>
    ways.every(({ text, link = '' }) => [...(text + link).matchAll(placeholder)].every(([, name]) => name === 'id')),
  anId,
)

/** The ways of a pattern for one id. */
export const fillPattern = (ways: readonly WrittenWay[], id: string): WrittenWay[] =>
  ways.map(({ text, link, ...way }) => ({
    ...way,
    text: text.replaceAll('{id}', id),
    ...(link !== undefined && { link: link.replaceAll('{id}', encodeURIComponent(id)) }),
  }))

/** One's own ways, then those of the pattern that they do not replace by the same name. */
export function overridePattern(own: readonly WrittenWay[], pattern: readonly WrittenWay[]): readonly WrittenWay[] {
  const names = new Set(own.map((way) => way.for.toLowerCase()))
  return [...own, ...pattern.filter((way) => !names.has(way.for.toLowerCase()))]
}
