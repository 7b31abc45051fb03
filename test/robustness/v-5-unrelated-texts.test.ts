import { expect, test } from 'vitest'
import { textDiff } from '../../src/views/diff/text.ts'
import { pagesOf } from '../support/handbooks.ts'
import { bestTime } from '../support/time.ts'

/** A text of so many lines, each like no other. */
const unrelated = (seed: number) =>
  Array.from({ length: 8_000 }, (_, line) => `${((line + 1) * seed).toString(36)} says ${(line * seed).toString(7)}.`)

test('V5: two unrelated pages of 8,000 lines are too different to compare, and that is found out at once', () => {
  const [was, is] = pagesOf({
    'a.md': unrelated(7919).join('\n\n'),
    'b.md': unrelated(104_729).join('\n\n'),
  })
  expect(textDiff(was!, is!)).toEqual({ kind: 'too-different' })
  // It takes a few milliseconds; looking for the shortest difference takes minutes.
  expect(bestTime(() => textDiff(was!, is!))).toBeLessThan(1_000)
})

test('V5: one sentence of 8,000 words in place of another is told as a whole', () => {
  const sentence = (seed: number) => `${unrelated(seed).join(' ').replaceAll('.', '')}.`
  const [was, is] = pagesOf({ 'a.md': sentence(7919), 'b.md': sentence(104_729) })
  const found = textDiff(was!, is!)
  expect(found.kind === 'words' && found.blocks.map(({ words }) => words.map(({ kind }) => kind))).toEqual([
    ['removed', 'added'],
  ])
})
