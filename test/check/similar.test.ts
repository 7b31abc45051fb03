import { describe, expect, test } from 'vitest'
import { alike, meaningfulWords, shareInCommon } from '../../src/check/similar.ts'
import { bestTime } from '../support/time.ts'

const worded = (texts: readonly string[]) => texts.map((text, at) => ({ item: at, words: meaningfulWords(text) }))
const any = () => true

describe('texts are alike', () => {
  test.each([
    ['Technical Direction', 'overseeing the technical direction'],
    ['Design reviews', 'The review of a design'],
    ['Processes', 'process'],
    ['Équipe', 'équipe'.normalize('NFD')],
    ['採用', '採用'],
  ])('whether one writes %s or %s', (one, other) => {
    expect([...meaningfulWords(one)].sort()).toEqual([...meaningfulWords(other)].sort())
  })

  test('by the share of all their words that both have', () => {
    expect(shareInCommon(meaningfulWords('technical strategy'), meaningfulWords('technical culture'))).toBe(1 / 3)
    expect([...alike(worded(['a b c d e'.replaceAll(/\w/g, 'x$&'), 'xb xc xd xe']), 0.8, any)]).toEqual([[1, 0]])
    expect([...alike(worded(['xa xb xc xd xe', 'xb xc xd xf']), 0.8, any)]).toEqual([])
  })

  test('to the first earlier one that they may be confused with', () => {
    const texts = worded(['Hiring', 'hiring', 'The hiring'])
    expect([...alike(texts, 0.8, any)]).toEqual([
      [1, 0],
      [2, 0],
    ])
    expect([...alike(texts, 0.8, (one, other) => one + other > 2)]).toEqual([[2, 1]])
  })

  test('but not when they have no words at all', () => {
    expect([...alike(worded(['The', 'of', '…']), 0.8, any)]).toEqual([])
  })
})

test('looking at the rarest words only misses no pair that is alike', () => {
  const words = ['red', 'blue', 'green', 'gray', 'pink', 'teal', 'gold']
  // Every third subset of the words is plenty.
  const texts = Array.from({ length: 2 ** words.length }, (_, bits) =>
    words.filter((_, at) => bits & (1 << at)).join(' '),
  )
  const some = worded(texts.filter((text, at) => text !== '' && at % 3 === 0))
  for (const share of [0.5, 0.7, 0.8]) {
    const expected = some.flatMap((one, at) =>
      some.slice(0, at).some((other) => shareInCommon(one.words, other.words) >= share) ? [one.item] : [],
    )
    expect([...alike(some, share, any).keys()]).toEqual(expected)
  }
})

test('two thousand texts are compared in the blink of an eye', () => {
  const word = (n: number) => `word${n % 40}`
  const texts = Array.from(
    { length: 2000 },
    (_, n) => `common shared ${word(n)} ${word(n * 7)} ${word(n * 13)} own${n}`,
  )
  expect(alike(worded(texts), 0.8, any).size).toBe(0)
  expect(bestTime(() => alike(worded(texts), 0.8, any))).toBeLessThan(2000)
})
