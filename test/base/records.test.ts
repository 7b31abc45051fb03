import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { hashContents } from '../../src/base/files.ts'
import { DamagedRecords, recordsIn } from '../../src/base/records.ts'
import { temporary } from '../support/commands.ts'

let file: string

beforeEach(() => {
  file = join(temporary(), '.rolebook/handbook.contents')
})

/** What a run keeps that wants these records: those it finds it leaves as they are. */
function keep(texts: Readonly<Record<string, string>>, name = 'name'): readonly string[] {
  const records = recordsIn(file, name)
  const added = Object.keys(texts).filter((key) => !records.find(key))
  for (const key of added) records.add(key, texts[key]!)
  records.save((key) => key in texts)
  return added
}

describe('records', () => {
  test('are there in the next run, and those that nobody wanted are not', () => {
    keep({ a: 'one', b: 'zwei äöü' })
    expect(keep({ b: 'zwei äöü', c: 'three' })).toEqual(['c'])
    const { find, read } = recordsIn(file, 'name')
    expect(['a', 'b', 'c'].map(find)).toEqual([
      undefined,
      { hash: hashContents('zwei äöü'), size: 11 },
      { hash: hashContents('three'), size: 5 },
    ])
    expect(['b', 'c'].map((key) => String(read(key)))).toEqual(['zwei äöü', 'three'])
    expect(read('a')).toBeUndefined()
  })

  test('can be read in the run that adds them', () => {
    const { add, read } = recordsIn(file, 'name')
    add('a', 'one')
    add('b', 'x'.repeat(20_000_000))
    add('empty', '')
    add('c', 'three')
    expect(['a', 'empty', 'c'].map((key) => String(read(key)))).toEqual(['one', '', 'three'])
    expect(read('b')).toHaveLength(20_000_000)
  })

  test('leave nothing behind in a run that fails before it keeps them', () => {
    recordsIn(file, 'name').add('a', 'one')
    expect(existsSync(join(file, '..'))).toBe(false)
  })

  test('of another name are forgotten', () => {
    keep({ a: 'one' })
    expect(recordsIn(file, 'other').find('a')).toBeUndefined()
    expect(keep({ a: 'two' }, 'other')).toEqual(['a'])
  })

  test('that nobody wants any more do not fill the disk', () => {
    for (let run = 0; run < 20; run++) keep({ stays: 'same', [`run ${run}`]: `${run}`.repeat(1000) })
    expect(statSync(file).size).toBeLessThan(10_000)
    expect(String(recordsIn(file, 'name').read('stays'))).toBe('same')
  })

  test.each([
    ['shorter', () => truncateSync(file, 2)],
    ['changed', () => writeFileSync(file, readFileSync(file, 'utf8').replace('one', 'two'))],
  ])('are not believed when their file is %s, and made again after that', (_, spoil) => {
    keep({ a: 'one' })
    spoil()
    expect(() => recordsIn(file, 'name').read('a')).toThrow(DamagedRecords)
    expect(keep({ a: 'one' })).toEqual(['a'])
    expect(String(recordsIn(file, 'name').read('a'))).toBe('one')
  })

  test('are all gone for whoever goes on after one was damaged', () => {
    keep({ a: 'one', b: 'two' })
    const records = recordsIn(file, 'name')
    writeFileSync(file, readFileSync(file, 'utf8').replace('one', 'six'))
    expect(() => records.read('a')).toThrow(DamagedRecords)
    expect([records.find('a'), records.read('b')]).toEqual([undefined, undefined])
  })

  test('are as they were when another process adds some in between', () => {
    keep({ a: 'one' })
    const records = recordsIn(file, 'name')
    appendFileSync(file, 'of another')
    records.add('b', 'two')
    expect(String(records.read('a'))).toBe('one')
    records.save(() => true)
    expect(String(recordsIn(file, 'name').read('a'))).toBe('one')
  })

  test('stay in memory where the folder cannot be written to', () => {
    file = '/dev/null/handbook.contents'
    const { add, read, save } = recordsIn(file, 'name')
    add('a', 'one')
    save(() => true)
    expect(String(read('a'))).toBe('one')
    expect(existsSync(file)).toBe(false)
  })
})
