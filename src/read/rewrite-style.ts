import { isUtf8 } from 'node:buffer'
import { posix } from 'node:path'
import { clipped } from '../clipped.ts'
import { decoded } from '../decoded.ts'
import { didYouMean, nearest, report } from '../report.ts'
import type { Fault, Handbook, Message, Place } from '../types.ts'
import { badByte } from './bad-byte.ts'
import { type StyleUrl, styleUrls } from './style-urls.ts'

interface Around {
  readonly assets: Handbook['assets']
  /** Where a file of the handbook will be, from the site's root, or why it cannot be anywhere. */
  readonly hrefOf: (path: string) => string | Fault
}

interface Rewritten {
  readonly contents: Buffer
  readonly messages: readonly Message[]
}

/**
 * A style sheet as it will stand in the site: what it refers to beside it is named as it is there. All else is left as
 * it is. An address of another host is reported, because the site's content security policy keeps it from being loaded.
 */
export function rewriteStyle(file: string, bytes: Buffer, { assets, hrefOf }: Around): Rewritten {
  if (!isUtf8(bytes)) return { contents: bytes, messages: [badByte(bytes, file)] }
  const css = bytes.toString('utf8')
  const messages: Message[] = []
  let text = ''
  let done = 0
  for (const found of styleUrls(css)) {
    const href = hrefIn(found)
    if (href === undefined) continue
    text += css.slice(done, found.start) + href
    done = found.end
  }
  return { contents: done === 0 ? bytes : Buffer.from(text + css.slice(done)), messages }

  function hrefIn({ url, start, end }: StyleUrl): string | undefined {
    const place = () => placeOf(css, start, end)
    if (/^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(url)) {
      if (!/^data:/i.test(url)) messages.push(external(file, place(), url))
      return undefined
    }
    const [, written = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? []
    if (written === '') return undefined
    const path = posix.join(written.startsWith('/') ? '' : posix.dirname(file), decoded(written)).replace(/^\//, '')
    if (!assets.has(path)) {
      messages.push(missing(file, place(), path, assets))
      return undefined
    }
    const href = hrefOf(path)
    if (typeof href === 'string') return posix.basename(href) + escaped(suffix)
    messages.push(report('asset-missing', file, place(), `${href.message}: \`${path}\``, { mend: href.mend }))
    return undefined
  }
}

const external = (file: string, place: Place, url: string): Message =>
  report('asset-external', file, place, `Unexpected address of another host, \`${shown(url)}\`, which is not loaded`, {
    mend: 'Put the file into the handbook and name it here: the site asks no other host for anything.',
  })

function missing(file: string, place: Place, path: string, assets: Handbook['assets']): Message {
  const near = nearest(path, assets.keys())
  const more = near.length > 0 ? { expected: near } : { mend: 'Add the file, or remove the address.' }
  return report('asset-missing', file, place, `No file \`${shown(path)}\`${didYouMean(near)}`, more)
}

const shown = (url: string): string => clipped(url, 120)

/** What stands behind `?` or `#`, so that it cannot end the address it is put into. */
const escaped = (suffix: string): string =>
  suffix.replace(/["'()\\\s\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)

function placeOf(text: string, start: number, end: number): Place {
  const lines = text.slice(0, start).split('\n')
  const spelled = text.slice(start, end).split('\n')
  const line = lines.length
  const column = lines.at(-1)!.length + 1
  const endLine = line + spelled.length - 1
  return { line, column, endLine, endColumn: spelled.at(-1)!.length + (spelled.length === 1 ? column : 1) }
}
