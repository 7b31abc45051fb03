import type { Message, PageDiff, Words } from '../../types.ts'
import type { Comparison } from './comparison.ts'
import { codeInMarkdown as code, inMarkdown as safe, sentenceInMarkdown as sentence } from './in-markdown.ts'
import { isOnlyWords, onlyWords } from './only-words.ts'
import { shortened } from './shortened.ts'
import { told } from './told.ts'
import { withErrors } from './with-errors.ts'

// A comment that is too long is refused by the forge as a whole.
const most = { rows: 100, reasons: 100, pages: 100, problems: 25, blocks: 60, characters: 600, ofList: 9_000 }

/** Where the page of a path is, if it has an address. */
type LinkTo = (page: PageDiff) => string | undefined

/**
 * Two handbooks compared, as a comment on a pull request. No word of a page can become markup of its own. `linkTo` says
 * where a page can be read.
 */
export function diffMarkdown(comparison: Comparison, linkTo: LinkTo): string {
  const { diff, versions, introduced, solved, prefix, prefixBefore } = comparison
  const problems = [...list('introduced', introduced, prefix), ...list('solved', solved, prefixBefore)]
  const doubt = withErrors(comparison).map((said) => safe(said))
  if (diff.bump === 'none')
    return ['### Handbook changes in this pull request: **none**', ...problems, ...doubt].join('\n\n')
  const step = versions ? ` (${safe(versions.from)} → ${safe(versions.to)})` : ''
  const head = `### Handbook changes in this pull request: **${diff.bump}**${step}`
  if (isOnlyWords(diff)) {
    const said = onlyWords(diff, (path) => code(prefix + path))
    return [head, `${said[0]!.toUpperCase()}${said.slice(1)}.`, ...problems, ...doubt].join('\n\n')
  }
  return [head, ...doubt, ...table(), ...review(), ...problems, folded(...reasons()), ...pages(), ...texts()].join(
    '\n\n',
  )

  function table(): string[] {
    const rows = told(diff).map(({ who, what }) => {
      const names = who.map(({ name, does }) => (does ? `**${safe(name)}** ${does}` : `**${safe(name)}**`)).join(' · ')
      return `| ${names} | ${safe(cut(what))} |`
    })
    return rows.length > 0
      ? [['| who | change |', '|---|---|', ...first(rows, most.rows, (more) => `| … | ${more} |`)].join('\n')]
      : []
  }

  function review(): string[] {
    const owners = diff.reviewers.map(({ role, owner }) => {
      // A team that shall review is called on purpose.
      const team = owner === undefined ? '' : ` (${/^@[\w./-]+$/.test(owner) ? owner : safe(owner)})`
      return `owners of ${code(prefix + role.path)}${team}`
    })
    return owners.length > 0 ? [`Needs review from: ${owners.join(', ')}.`] : []
  }

  function reasons(): [string, string[]] {
    const lines = diff.reasons.map(({ bump, message }) => `- **${bump}** ${sentence(cut(message))}`)
    return [
      `Why ${diff.bump}: ${lines.length} change${lines.length === 1 ? '' : 's'}`,
      first(lines, most.reasons, (more) => `- ${more}`),
    ]
  }

  function pages(): string[] {
    // When only the configuration changed.
    if (diff.pages.length === 0) return []
    const lines = diff.pages.map((page) => {
      const { subject, fate, from, why } = page
      const href = linkTo(page)
      const path = code((fate === 'removed' ? prefixBefore : prefix) + subject.path)
      const was = from && from.path !== subject.path ? `, was ${code(prefixBefore + from.path)}` : ''
      return `- ${fate} ${href === undefined ? path : `[${path}](<${href}>)`}${was}${why === undefined ? '' : `: ${safe(why)}`}`
    })
    const title = `Pages touched: ${lines.length}`
    return [
      folded(
        title,
        first(lines, most.pages, (more) => `- ${more}`),
      ),
    ]
  }

  function texts(): string[] {
    const lines = diff.pages.flatMap(({ subject, text }) => {
      if (text.kind === 'too-different') return [`- ${safe(subject.title)}: too different to compare`]
      if (text.kind !== 'words') return []
      return text.blocks.map(({ section, words }) => {
        const place = section.id === '' ? subject.title : `${subject.title}, ${section.title}`
        return `- ${safe(place)}: ${shortened(words).map(run).join(' ')}`
      })
    })
    return lines.length > 0
      ? [
          folded(
            'Words that changed',
            first(lines, most.blocks, (more) => `- ${more}`),
          ),
        ]
      : []
  }

  function list(what: string, messages: readonly Message[], prefix: string): string[] {
    if (messages.length === 0) return []
    const lines = messages.map(
      ({ severity, rule, file, place, message }) =>
        `- ${severity} ${code(rule)} ${code(`${prefix}${file}:${place.line}`)} ${sentence(message)}`,
    )
    const title = `${messages.length} problem${messages.length === 1 ? '' : 's'} ${what}:`
    return [[title, '', ...first(lines, most.problems, (more) => `- ${more}`)].join('\n')]
  }
}

const folded = (title: string, lines: readonly string[]): string =>
  ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'].join('\n')

function first(lines: readonly string[], count: number, rest: (more: string) => string): string[] {
  let room = most.ofList
  const fitting = lines.slice(0, count).filter(({ length }, at) => {
    room -= length + 1
    return at === 0 || room >= 0
  })
  const more = lines.length - fitting.length
  return more === 0 ? fitting : [...fitting, rest(`and ${more} more`)]
}

const cut = (text: string): string =>
  text.length > most.characters ? `${[...text].slice(0, most.characters).join('')}…` : text

function run({ kind, text }: Words): string {
  const short = cut(text)
  if (kind === 'same') return safe(short)
  return kind === 'added' ? `<ins>${safe(short)}</ins>` : `<del>${safe(short)}</del>`
}
