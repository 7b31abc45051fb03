import * as z from 'zod'
import { cellWords } from '../../templates/parts/Cells.tsx'
import { policy } from '../../templates/parts/Frame.tsx'
import { loadText } from '../../templates/parts/Matrix.tsx'
import { percent, sumText } from '../../templates/parts/Time.tsx'
import { words } from '../../templates/words/words.ts'
import { svgPolicy } from '../assets/active.ts'
import { makeFile, type OutputFile } from '../base/files.ts'
import { pageUrl, relativeHref } from '../base/paths.ts'
import type { FrameView } from '../views/frame.ts'
import type { FreshnessData, FreshnessView } from '../views/freshness.ts'
import { handbookSchema, schemaPath } from '../views/handbook-json.ts'
import type { Matrix } from '../views/matrix.ts'
import type { PageView } from '../views/pages.ts'
import type { Chapter, PrintView } from '../views/print.ts'
import type { SiteView } from '../views/site.ts'

/** `handbook.json`, the model as data, and the schema that says what is in it. */
export const dataFiles = (view: Pick<SiteView, 'data'>): readonly OutputFile[] => [
  makeFile('handbook.json', () => `${JSON.stringify(view.data)}\n`),
  makeFile(schemaPath, () => `${JSON.stringify(z.toJSONSchema(handbookSchema, { reused: 'ref' }), null, 2)}\n`),
]

/** `llms.txt` is no longer than this, so that a program can read it at once. */
const mostBytes = 50_000

/** Room for the line that says how many pages are left out. */
const lastLine = 200

/** With more pages than this, only folders are named of what does not say who owns what. */
const manyPages = 500

/**
 * `llms.txt`: what the handbook is and where its pages are in Markdown, for programs that read. Who owns what and who to go to
 * come first, all else is optional, as llmstxt.org has it, and what is left out is counted.
 */
export function llmsFile(
  { base }: FrameView['site'],
  { title, description, parts }: PrintView,
  pages: readonly PageView[],
): OutputFile {
  return makeFile('llms.txt', () => llmsText({ base }, { title, description, parts }, pages))
}

function llmsText(
  { base }: Pick<FrameView['site'], 'base'>,
  { title, description, parts }: Pick<PrintView, 'title' | 'description' | 'parts'>,
  pages: readonly PageView[],
): string {
  const address = (href: string) => (base === undefined ? relativeHref('', href) : pageUrl(base, href))
  const copies = new Map(pages.map(({ frame: { href, markdown } }) => [href, markdown]))
  const link = ({ title, href, summary }: Chapter) =>
    `- [${line(title)}](${address(copies.get(href) ?? href)})${summary === undefined ? '' : `: ${line(summary)}`}`
  const section = (title: string, links: readonly string[]) =>
    links.length > 0 ? ['', `## ${title}`, '', ...links] : []
  const [first, ...others] = parts
  const answers = others.filter(({ isAnswer }) => isAnswer)
  const rest = others.filter(({ isAnswer }) => !isAnswer).flatMap(({ pages }) => pages)
  const isFew = parts.reduce((sum, { pages }) => sum + pages.length, 0) <= manyPages
  const optional = isFew ? rest : rest.filter(({ href }) => /(?:^|\/)index\.html$/.test(href))
  const lines = [
    `# ${line(title)}`,
    '',
    ...(description === undefined ? [] : [`> ${line(description)}`, '']),
    words.llms.data(
      `[handbook.json](${address('handbook.json')})`,
      `[handbook.schema.json](${address('handbook.schema.json')})`,
    ),
    '',
    ...(first?.pages ?? []).map(link),
    ...answers.flatMap(({ title = '', pages }) => section(line(title), pages.map(link))),
    ...section(words.llms.optional, optional.map(link)),
  ]
  return `${firstLines(lines, rest.length - optional.length).join('\n')}\n`
}

/** As many lines as there is room for, and how many pages are not named. */
function firstLines(lines: readonly string[], unnamed: number): readonly string[] {
  let room = mostBytes
  const end = lines.findIndex((one) => {
    room -= Buffer.byteLength(one) + 1
    return room < lastLine
  })
  const [kept, cut] = end < 0 ? [lines, []] : [lines.slice(0, end), lines.slice(end)]
  const more = unnamed + cut.filter((one) => one.startsWith('- ')).length
  return more > 0 ? [...kept, '', words.llms.more(more)] : kept
}

const line = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[[\]\\]/g, '\\$&')
    .trim()

/** The dates of all reviews as JSON, beside the page that shows them. */
export function freshnessFile({ data, groups }: FreshnessView): OutputFile {
  const found: FreshnessData = {
    groups: groups.map(({ role, pages }) => ({
      ...(role && { role: role.id, title: role.title }),
      pages: pages.map(({ title, href, reviewedOn, every: reviewEvery, due }) => {
        return { title, href, reviewedOn, reviewEvery, due }
      }),
    })),
  }
  return { path: data, contents: `${JSON.stringify(found, null, 2)}\n` }
}

/** A matrix for other programs, beside its page: a row per responsibility, then the load and the time. */
export function matrixCsv(matrix: Matrix): OutputFile {
  const { columns, groups, load, buckets, time, show } = matrix
  const isTime = show === 'time'
  /** What a row is about, where a file has rows of several sorts. */
  const about = (text: string) => (isTime ? [] : [text])
  const lines = [
    [
      ...about(words.common.focus),
      isTime ? words.common.timeSpentOn : words.common.responsibility,
      ...columns.map(({ title }) => title),
    ],
    ...groups.flatMap(({ focus, rows }) =>
      rows.map(({ responsibility, cells }) => [focus?.title ?? '', responsibility.title, ...cells.map(cellWords)]),
    ),
    ...(isTime ? [] : [['', words.matrixTable.load, ...load.map(loadText)]]),
    ...buckets.map(({ title }, row) => {
      const figures = time.map((column) => column?.buckets[row])
      return [...about(words.time.title), title, ...figures.map((figure) => (figure ? percent(figure) : ''))]
    }),
    ...(buckets.length > 0
      ? [[...about(words.time.title), words.time.sum, ...time.map((column) => (column ? sumText(column) : ''))]]
      : []),
  ]
  // Excel takes a file for UTF-8 only where it begins with this mark.
  return { path: csvPath(matrix), contents: `\uFEFF${lines.map(csvLine).join('')}` }
}

const csvPath = ({ href }: Matrix) => href.replace(/html$/, 'csv')

const csvLine = (fields: readonly string[]) => `${fields.map(field).join(',')}\r\n`

/** A spreadsheet runs what begins like a formula, so such a field begins with an apostrophe. */
function field(text: string): string {
  const safe = /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * `_headers`: what a server that reads such a file is to send. `folders` are those of the versions of the site, the first ones
 * first, because servers read no more than a hundred rules. Files in their `assets/` are named after their contents.
 */
export const headersFile = (internal: true | undefined, folders: readonly string[] = ['']): OutputFile => ({
  path: '_headers',
  contents: `/*
  Content-Security-Policy: ${policy}; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
${internal ? '  X-Robots-Tag: noindex\n' : ''}
/*.svg
  Content-Security-Policy: ${svgPolicy}

/*.bin
  Content-Type: application/octet-stream
  Content-Disposition: attachment

/*.md
  Content-Type: text/markdown; charset=utf-8
${folders.map(cacheForEver).join('')}`,
})

const cacheForEver = (folder: string) => `
/${folder}assets/*
  Cache-Control: public, max-age=31536000, immutable
`
