import type { Clash } from '../assets/published.ts'
import { didYouMean, type FilePlace, findNearest, type Message, report } from '../base/messages.ts'
import { makeMatcher } from '../base/paths.ts'
import type { Handbook } from '../model/types.ts'
import { isWithin, trimNamed } from '../read/tree.ts'
import { type Check, type CheckContext, makePlaces, type Places } from './places.ts'

/** What `publish` names is there, and no page. */
function* unpublished(handbook: Handbook, { inConfig, read }: CheckContext): Iterable<Message> {
  if (!read.published) return
  const { assets, config, pages, drafts } = handbook
  const isExcluded = makeMatcher(config.exclude)
  for (const [at, written] of config.publish.entries()) {
    const path = trimNamed(written)
    const place = inConfig(['publish', at])
    const [page, ...more] = [...pages.keys(), ...drafts.keys()].filter((one) => isWithin(one, path))
    if (page !== undefined) {
      const others = more.length === 0 ? '' : ` and ${more.length === 1 ? 'one more' : `${more.length} more`}`
      const message = `Unexpected page \`${page}\`${others} in \`publish\`, expected other files`
      const hint = 'Take it out: every page is published anyway. A page that is only to be saved, pack as a zip file.'
      yield report('publish-file', place, message, { hint })
    } else if (![...assets.keys()].some((one) => isWithin(one, path))) {
      if (isExcluded(path)) {
        const hint = 'Remove it from one of the two lists.'
        yield report('publish-file', place, `\`${path}\` is listed under \`exclude\` too, which leaves it out`, {
          hint,
        })
      } else {
        const near = findNearest(path, assets.keys())
        const hint = 'Write a path from the folder of the handbook to a file, or to a folder with a file in it.'
        const message = `No file \`${path}\` in the handbook${didYouMean(near)}`
        yield report('publish-file', place, message, near.length > 0 ? { expected: near } : { hint })
      }
    }
  }
}

/** It can be read, and runs only where somebody has named it by itself. */
function* unreadableOrActive({ config }: Handbook, { inConfig, read: { published = [] } }: CheckContext) {
  const named = config.publish.map(trimNamed)
  for (const { path, fault, active } of published) {
    const place = placeOf(path, named, { inConfig })
    if (fault) yield report('publish-file', place, `\`${path}\`: ${lowerFirst(fault.message)}`, { hint: fault.hint })
    if (active && !named.includes(path)) {
      const { what = 'markup of another kind' } = active
      const message = `Unexpected ${what} in \`${path}\`, which is published with its folder: it could run as a part of the site`
      const hint = `Remove the file; if it is to run, list \`${path}\` itself under \`publish\`.`
      yield report('publish-active', place, message, { hint })
    }
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** Where the configuration names a published file, or a folder that it is in. */
function placeOf(path: string, named: readonly string[], { inConfig }: Pick<Places, 'inConfig'>): FilePlace {
  const itself = named.indexOf(path)
  return inConfig(['publish', itself >= 0 ? itself : named.findIndex((one) => isWithin(path, one))])
}

/** Published files whose address the site needs for something else. */
export function reportClashes(clashes: readonly Clash[], handbook: Handbook, configText: string): Message[] {
  const places = makePlaces(handbook, configText)
  const named = handbook.config.publish.map(trimNamed)
  const sources = new Map([...handbook.hrefs].map(([path, href]) => [href, path]))
  return clashes.map(({ path, other }) => {
    const page = sources.get(other)
    const what = page === undefined ? `\`${other}\`, which rolebook writes` : `the page \`${page}\``
    const message =
      page === undefined && path === other
        ? `Unexpected file \`${path}\` in \`publish\`: rolebook writes this file itself`
        : `Unexpected file \`${path}\` in \`publish\`: its address is needed for ${what}`
    const hint = hints[path] ?? 'Rename the file, or take it out of `publish`.'
    return report('publish-clash', placeOf(path, named, places), message, { hint })
  })
}

const hints: Readonly<Record<string, string>> = {
  _headers:
    'Take it out: what rolebook writes there keeps the pages safe. Set other headers in the settings of the host.',
  'robots.txt': 'Take it out: `visibility` in handbook.yaml says whether search engines may list the site.',
  'sitemap.xml': 'Take it out: rolebook lists every page there.',
}

/** Can files be published as they are? */
export const publishedChecks: readonly Check[] = [unpublished, unreadableOrActive]
