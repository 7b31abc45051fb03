import { didYouMean, report } from '../report.ts'
import type { Alternate, Handbook, Message, Page } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'
import { shownUrl } from './shown-url.ts'

/** A page can be read in languages that exist, on pages that exist. */
function* translated({ alternates, pages }: Handbook, places: Places): Iterable<Message> {
  const languages = new Map<string, Alternate>()
  for (const alternate of alternates) {
    const page = pages.get(alternate.path)!
    const { language, target, written } = alternate
    const key = ['alternates', written]
    if (language === undefined) {
      yield report(
        'alternate-language',
        page.path,
        places.inPage(page, key, 'key'),
        `Unexpected \`${shownUrl(written)}\` as a language, expected its tag`,
        { mend: 'Write a tag such as `de`, `fr` or `pt-BR`.' },
      )
    } else if (target.kind === 'page') {
      const first = languages.get(target.path)
      if (!first) languages.set(target.path, alternate)
      else if (first.language !== language) {
        const related = pages.get(first.path)!
        yield report(
          'alternate-language',
          page.path,
          places.inPage(page, key),
          `Unexpected language \`${language}\` of \`${target.path}\`, expected \`${first.language}\` as elsewhere`,
          {
            mend: 'Let all pages name one language for it.',
            related: {
              file: related.path,
              place: places.inPage(related, ['alternates', first.written]),
              message: 'the other language is here',
            },
          },
        )
      }
    }
    const lost = nowhere(page, alternate, places.inPage(page, key))
    if (lost) yield lost
  }
}

function nowhere(page: Page, { target }: Alternate, place: Message['place']): Message | undefined {
  if (target.kind === 'page' || target.kind === 'external') return undefined
  if (target.kind === 'refused')
    return report('link-refused', page.path, place, `Unexpected protocol in \`${shownUrl(target.url)}\``, {
      mend: 'Name a page of the handbook, or an address that starts with `https:`.',
    })
  if (target.kind === 'missing') {
    const { path, nearest } = target
    return report('link-broken', page.path, place, `No page \`${shownUrl(path)}\`${didYouMean(nearest)}`, {
      expected: nearest,
      ...(nearest.length === 0 && { mend: 'Correct the path, or remove the line.' }),
    })
  }
  const what = target.kind === 'asset' ? target.path : target.href
  return report('link-broken', page.path, place, `Unexpected \`${shownUrl(what)}\`, expected a page with a text`, {
    mend: 'Name a page of the handbook.',
  })
}

/** Can pages be read in the languages they say? */
export const alternates: readonly Check[] = [translated]
