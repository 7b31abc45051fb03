import { describe, expect, test } from 'vitest'
import { textDiff } from '../../../src/views/diff/page.ts'
import { pagesOf } from '../../support/handbooks.ts'
import { bestTime } from '../../support/time.ts'

const between = (was: string, is: string) => {
  const [before, after] = [was, is].map((text) => pagesOf({ 'a.md': text })[0]!)
  return textDiff(before!, after!)
}

/** The words that changed, as `[-gone-]` and `{+new+}`. */
function marked(was: string, is: string): readonly string[] | string {
  const found = between(was, is)
  if (found.kind !== 'words') return found.kind
  return found.blocks.map(
    ({ section, words }) =>
      `${section.title}: ${words.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join(' ')}`,
  )
}

test('only sentences that changed are shown, and in them only the words', () => {
  expect(marked('One stays. Two dogs bark at night. Three.', 'One stays. Two cats bark at night. Three.')).toEqual([
    ': Two [-dogs-] {+cats+} bark at night.',
  ])
})

test('a sentence with entirely different words is one removed and one added', () => {
  expect(marked('All men are mortal.', 'Nothing lasts for ever.')).toEqual([
    ': [-All men are mortal.-] {+Nothing lasts for ever.+}',
  ])
})

test('each change names its section', () => {
  const was = '# T\n\nIntro.\n\n## First\n\nA.\n\n## Second\n\nB is here.\n'
  expect(marked(was, was.replace('B is here.', 'B is here. C too.'))).toEqual(['Second: {+C too.+}'])
  expect(marked(was, was.replace('A.\n\n', ''))).toEqual(['First: [-A.-]'])
})

test('a heading with another text counts as one sentence, and what is below it is unchanged', () => {
  expect(marked('## Old times\n\nA.\n', '## New times\n\nA.\n')).toEqual(['New times: [-Old-] {+New+} times'])
})

test('emphasis and links are formatting, not words', () => {
  expect(between('Read it.', 'Read **it**.').kind).toBe('formatting')
  expect(between('[Read](a.md) it.', '[Read](b.md) it.').kind).toBe('formatting')
  expect(between('Read it.', 'Read it.').kind).toBe('same')
})

describe('unrelated texts', () => {
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

  test('V5: one sentence of 8,000 words in place of another is shown as a whole', () => {
    const sentence = (seed: number) => `${unrelated(seed).join(' ').replaceAll('.', '')}.`
    const [was, is] = pagesOf({ 'a.md': sentence(7919), 'b.md': sentence(104_729) })
    const found = textDiff(was!, is!)
    expect(found.kind === 'words' && found.blocks.map(({ words }) => words.map(({ kind }) => kind))).toEqual([
      ['removed', 'added'],
    ])
  })
})
