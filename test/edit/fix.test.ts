import { describe, expect, test } from 'vitest'
import { type Edit, type Message, report } from '../../src/base/messages.ts'
import type { Compiled } from '../../src/compile.ts'
import { fixHandbook } from '../../src/edit/changes.ts'
import { type ReadHandbook, readHandbook } from '../../src/read/handbook.ts'
import { folderOf } from '../support/commands.ts'

const edit = (column: number, endColumn: number, text: string, file = 'a.md'): Edit => ({
  file,
  place: { line: 1, column, endLine: 1, endColumn },
  text,
})

const problem = (...fix: readonly Edit[]): Message =>
  report('key-value', { file: 'a.md', place: fix[0]!.place }, 'Wrong', { fix })

/** The text of `a.md` once what `wrongIn` finds in it is resolved, and how often it was looked at. */
async function resolved(text: string, wrongIn: (text: string) => readonly Message[]) {
  const folder = `${folderOf({ 'a.md': text })}/handbook`
  let looks = 0
  const compile = async ({ input }: ReadHandbook) => {
    looks++
    return { messages: wrongIn(input.sources[0]!.text), baselined: [] } as unknown as Compiled
  }
  const { changes, resolved } = await fixHandbook(folder, await readHandbook(folder, {}), compile)
  return { text: changes[0]?.after ?? text, resolved: resolved.length, looks }
}

describe('fixHandbook', () => {
  test('goes on while a fix uncovers another problem', async () => {
    const next = (text: string) => (/^a{1,3}$/.test(text) ? [problem(edit(1, 1, 'a'))] : [])
    expect(await resolved('a', next)).toEqual({ text: 'aaaa', resolved: 3, looks: 4 })
  })

  test('ends, even when fixes undo one another', async () => {
    const { looks } = await resolved('a', (text) => [problem(edit(1, 2, text === 'a' ? 'b' : 'a'))])
    expect(looks).toBeLessThan(20)
  })

  test('makes a fix as a whole or not at all', async () => {
    const both = [problem(edit(1, 1, '('), edit(4, 4, ')')), problem(edit(2, 2, '['), edit(6, 6, ']'))]
    expect(await resolved('abcdef', (text) => (text === 'abcdef' ? both : []))).toMatchObject({
      text: '(abc)def',
      resolved: 1,
    })
  })

  test('fixes once what two problems have in common', async () => {
    const both = [problem(edit(1, 2, 'x')), problem(edit(1, 2, 'x'))]
    expect(await resolved('ab', (text) => (text === 'ab' ? both : []))).toMatchObject({ text: 'xb', resolved: 2 })
  })

  test('changes nothing but pages and handbook.yaml', async () => {
    const elsewhere = problem(edit(1, 1, 'x', '../b.md'))
    expect(await resolved('a', () => [elsewhere])).toEqual({ text: 'a', resolved: 0, looks: 1 })
  })
})
