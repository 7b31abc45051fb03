// What a company makes of the starter stays true: where it gives duties to other roles and divides time in another way, no
// sentence that was typed by hand says who had them before. Such facts stand in front matter, and rolebook shows them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownersOf } from '../../src/model/queries.ts'
import type { Entity, Handbook } from '../../src/model/types.ts'
import { handbookOf } from '../support/handbooks.ts'

const folder = 'handbook'
/** Samples, what is past, and pages whose examples belong to other handbooks. */
const apart = /^(?:aors|people|teams|cases|releases|roles\/past|reference)\//

const starter = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !apart.test(path))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
)

/** The starter as a company changes it: each duty goes to the role that `next` names, and nobody's week is divided as it was. */
function changed(next: (role: string) => string): Record<string, string> {
  const owner = (line: string) => line.replace(/\w+$/, next)
  return Object.fromEntries(
    Object.entries(starter).map(([path, text]) => [
      path,
      text
        .replace(/^(?:ownerRole|tieBreak): \w+$/gm, owner)
        .replace(/^sharedBy:\n(?: {2}\w+: .*\n)+/m, (lines) => lines.replace(/^ {2}\w+/gm, owner))
        .replace(
          /^time:\n(?: {2}[\w-]+: \d+\n)+/m,
          'time:\n  strategy-alignment: 41\n  people-management: 37\n  building-software: 22\n',
        ),
    ]),
  )
}

const circle = ['em', 'pm', 'tl']
const changes = {
  'each to the next role': changed((role) => circle[(circle.indexOf(role) + 1) % circle.length]!),
  'all to roles of its own': {
    ...changed((role) => (role === 'tl' ? 'expert' : 'captain')),
    'roles/captain.md': '---\ntitle: Captain\n---\n',
    'roles/expert.md': '---\ntitle: Expert\n---\n',
  },
}

/** What says who owns what. */
const isModelled = /^(?:roles|responsibilities|focuses)\//
const handbooks = Object.values(changes).map((pages) =>
  handbookOf(Object.fromEntries(Object.entries(pages).filter(([path]) => isModelled.test(path)))),
)

/** A sentence, an item or a row of a table that somebody typed, without marks, and the pages that it links to. */
interface Sentence {
  readonly path: string
  readonly text: string
  readonly links: readonly string[]
}

const sentencesOf = (pages: Record<string, string>): readonly Sentence[] =>
  Object.entries(pages).flatMap(([path, page]) =>
    page
      .replace(/^```[\s\S]*?^```$/gm, '')
      .split(/\n\s*\n|(?<=[.!?])\s+(?=[A-Z[*])|\n(?=\s*[-|#]|\s*\d+\. )/)
      .map((sentence) => ({
        path,
        links: [...sentence.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to!),
        text: sentence
          .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
          .replace(/[*`_]/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      })),
  )

/** A sentence may say what somebody else wrote, or what would be. */
const isQuoted = /Asana|Kua|\bsources?\b|comparison|^Suppose/

const anyOf = (words: Iterable<string>) =>
  [...words]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

/** What readers call it. */
const namesOf = ({ title, page: { data } }: Entity): readonly string[] => {
  const short = data.kind === 'role' ? (data.short ?? []) : []
  const aliases = 'aliases' in data ? (data.aliases ?? []) : []
  return [title, short, aliases.map(({ name }) => name)].flat()
}

/** Sentences that say that a role has a duty, which it has not in this handbook. */
function falseOwners(handbook: Handbook, sentences: readonly Sentence[]): string[] {
  const duties = [...handbook.responsibilities.values()]
  return [...handbook.roles.values()].flatMap((role) => {
    const r = `\\b(?:${anyOf(namesOf(role))})s?\\b`
    const owns = 'owns?|answers?|(?:is|are|stays?|remains?) (?:accountable|responsible)|has the tie-break'
    const saysSo = new RegExp(
      [
        `${r},?(?: (?!not|never)\\w+){0,2}? (?:${owns})\\b`,
        `(?:belongs? to|(?:lies|rests|is) with|is up to|(?:owned|held|decided) by) (?:the |an? |every )?${r}`,
        `${r}(?:'s|’s) (?:own )?(?:duty|row|facet|responsibility|job|decision)\\b`,
        `^\\|[^|]*\\| ?${r}[^|]*\\|`,
        `accountable(?: role)?(?: is|:) (?:the )?${r}`,
      ].join('|'),
    )
    return sentences.flatMap(({ path, text, links }) => {
      if (!saysSo.test(text) || isQuoted.test(text)) return []
      const named = duties.filter(
        (duty) =>
          links.some((to) => to.replace(/#.*/, '').endsWith(`${duty.id}.md`)) ||
          new RegExp(`\\b(?:${anyOf(namesOf(duty))})\\b`).test(text),
      )
      const own = duties.filter(({ page }) => page.path === path && /\b(?:it|this|this responsibility)\b/.test(text))
      const meant = named.length > 0 ? named : own
      const isTrue = meant.length === 0 || meant.some((duty) => ownersOf(duty).includes(role.id))
      return isTrue ? [] : [`${path}: ${text}`]
    })
  })
}

const shares: Readonly<Record<string, number>> = { half: 50, third: 33, quarter: 25, fifth: 20, most: 100 }

/** Sentences that say how much of a week something takes, which it does for nobody in this handbook. */
function falseShares(handbook: Handbook, sentences: readonly Sentence[]): string[] {
  const times = new Set(
    [...handbook.roles.values()].flatMap(({ time }) => [...(time?.values() ?? [])].map(({ min }) => min)),
  )
  const names = anyOf([...handbook.roles.values()].flatMap(namesOf))
  const share = new RegExp(
    `\\b(half|third|quarter|fifth|most|\\d+ ?(?:%|percent)) of (?:the |an? |every |their |its )?(?:(?:${names})(?:'s|’s) )?(?:time|weeks?|working time|hours)\\b|(\\d+) ?(?:%|percent)`,
    'i',
  )
  return sentences.flatMap(({ path, text }) => {
    const [, word, number] = share.exec(text) ?? []
    const said = word ? (shares[word.toLowerCase()] ?? Number.parseInt(word, 10)) : Number(number)
    const isTold = new RegExp(`\\b(?:${names})s?\\b`).test(text)
    return Number.isNaN(said) || !isTold || times.has(said) || isQuoted.test(text) ? [] : [`${path}: ${text}`]
  })
}

const found = (pages: Record<string, string>) => {
  const said = sentencesOf(pages)
  return handbooks.map((handbook) => [...new Set([...falseOwners(handbook, said), ...falseShares(handbook, said)])])
}

test.each(Object.keys(changes))(
  'where duties go %s, no sentence says who had them, or what share of a week was whose',
  (change) => {
    expect(found(starter)[Object.keys(changes).indexOf(change)]).toEqual([])
  },
)

describe('a sentence of the kind', () => {
  test.each([
    ['guides/a.md', 'Ask the [EM](../roles/em.md), who owns [hiring](../responsibilities/staffing.md).'],
    ['guides/a.md', 'The Tech Lead is accountable for Technical Strategy.'],
    ['guides/a.md', 'Staffing belongs to the EM.'],
    ['guides/a.md', '| Staffing | EM | the TL |'],
    ['responsibilities/staffing.md', 'The EM answers for it.'],
    ['guides/a.md', 'In Project Delivery the TL has the tie-break.'],
    ['roles/em.md', 'An EM gives half of the week to people.'],
    ['guides/a.md', 'People take 50% of an EM’s week.'],
  ])('is found: in %s “%s”', (path, sentence) => {
    const page = `${starter[path] ?? '# A'}\n\nBefore it.\n${sentence} And more.\n`
    const one = [expect.stringContaining(path)]
    expect(found({ [path]: page })).toEqual([one, one])
  })

  test.each([
    'The owner of [Staffing](../responsibilities/staffing.md) decides.',
    "Asana's guide says that the EM owns staffing.",
    'The TL reads applications for Staffing.',
  ])('that stays true is not: “%s”', (sentence) => {
    expect(found({ 'guides/a.md': sentence })).toEqual([[], []])
  })
})
