import { describe, expect, test } from 'vitest'
import { type Edit, type Message, report } from '../../src/base/messages.ts'
import type { Compiled } from '../../src/compile.ts'
import { fixHandbook } from '../../src/edit/fix.ts'
import { type ReadHandbook, readHandbook } from '../../src/read/handbook.ts'
import { folderOf } from '../support/commands.ts'

const edit = (column: number, endColumn: number, text: string, file = 'a.md'): Edit => ({
  file,
  place: { line: 1, column, endLine: 1, endColumn },
  text,
})

const problem = (...fix: readonly Edit[]): Message => report('key-value', 'a.md', fix[0]!.place, 'Wrong', { fix })

/** The text of `a.md` once what `wrongIn` finds in it is mended, and how often it was looked at. */
async function mended(text: string, wrongIn: (text: string) => readonly Message[]) {
  const folder = `${folderOf({ 'a.md': text })}/handbook`
  let looks = 0
  const compile = async ({ input }: ReadHandbook) => {
    looks++
    return { messages: wrongIn(input.sources[0]!.text) } as unknown as Compiled
  }
  const { changes, mended } = await fixHandbook(folder, await readHandbook(folder, {}), compile)
  return { text: changes[0]?.after ?? text, mended: mended.length, looks }
}

describe('fixHandbook', () => {
  test('goes on while a mend uncovers another', async () => {
    const next = (text: string) => (/^a{1,3}$/.test(text) ? [problem(edit(1, 1, 'a'))] : [])
    expect(await mended('a', next)).toEqual({ text: 'aaaa', mended: 3, looks: 4 })
  })

  test('ends, also when mends undo one another', async () => {
    const { looks } = await mended('a', (text) => [problem(edit(1, 2, text === 'a' ? 'b' : 'a'))])
    expect(looks).toBeLessThan(20)
  })

  test('makes a mend as a whole or not at all', async () => {
    const both = [problem(edit(1, 1, '('), edit(4, 4, ')')), problem(edit(2, 2, '['), edit(6, 6, ']'))]
    expect(await mended('abcdef', (text) => (text === 'abcdef' ? both : []))).toMatchObject({
      text: '(abc)def',
      mended: 1,
    })
  })

  test('mends once what two problems have in common', async () => {
    const both = [problem(edit(1, 2, 'x')), problem(edit(1, 2, 'x'))]
    expect(await mended('ab', (text) => (text === 'ab' ? both : []))).toMatchObject({ text: 'xb', mended: 2 })
  })

  test('touches nothing but pages and handbook.yaml', async () => {
    const elsewhere = problem(edit(1, 1, 'x', '../b.md'))
    expect(await mended('a', () => [elsewhere])).toEqual({ text: 'a', mended: 0, looks: 1 })
  })
})
