import { describe, expect, test } from 'vitest'
import fc, { runs } from '../support/cases.ts'
import { authored, checkPage, parseErrors } from '../support/markdown.ts'
import { filled, pageOf } from '../support/pages.ts'

/** Runs of a property; fewer say less, but all of them take seconds. */
const numRuns = runs(500)

describe('whatever authors compose of all there is', () => {
  test('makes a page that is safe, whole and valid', () => {
    fc.assert(
      fc.property(authored, ({ text }) => {
        const page = checkPage(text)
        for (const fragment of [page.heading ?? [], page.body]) expect(parseErrors(filled(fragment))).toEqual([])
      }),
      { numRuns },
    )
  }, 120_000)

  test('keeps every word that readers see, in its text for search and on the page', () => {
    fc.assert(
      fc.property(authored, ({ text, words }) => {
        const page = pageOf(text)
        const found = [page.title, ...page.text.map(({ title, text }) => `${title} ${text}`)].join(' ')
        const shown = filled([...(page.heading ?? []), ...page.body])
        const gone = words.filter((word) => !found.includes(word) || !shown.includes(word))
        expect(gone).toEqual([])
      }),
      { numRuns },
    )
  })

  test('makes the same bytes twice', () => {
    fc.assert(
      fc.property(authored, ({ text }) => {
        expect(JSON.stringify(pageOf(text))).toBe(JSON.stringify(pageOf(text)))
      }),
      { numRuns: runs(100) },
    )
  })
})
