import { describe, expect, test } from 'vitest'
import { findNearest, joinWithOr } from '../../src/base/messages.ts'

describe('the nearest of several words', () => {
  const keys = ['title', 'titles', 'status', 'ownerRole', 'coreFocus', 'tieBreak', 'em', 'tl', 'tlm']

  test.each([
    ['titel', ['title', 'titles']],
    ['onwerRole', ['ownerRole']],
    ['CoreFocus', ['coreFocus']],
    ['tlmm', ['tlm']],
    ['te', []],
    ['pm', []],
    ['lt', ['tl']],
    ['EM', ['em']],
    ['tlm', ['tlm', 'tl']],
    ['tm', []],
    ['zebra', []],
    ['', []],
  ])('to `%s` are %j', (word, expected) => {
    expect(findNearest(word, keys)).toEqual(expected)
  })

  test('are three at most, the nearest first', () => {
    expect(findNearest('staffing', ['stuffing', 'staffing-2', 'staffing', 'stiffing', 'stuffed'])).toEqual([
      'staffing',
      'stiffing',
      'stuffing',
    ])
  })
})

test('a list of values reads as a sentence does', () => {
  expect([joinWithOr(['a']), joinWithOr(['a', 'b']), joinWithOr(['a', 'b', 'c'])]).toEqual([
    '`a`',
    '`a` or `b`',
    '`a`, `b` or `c`',
  ])
})
