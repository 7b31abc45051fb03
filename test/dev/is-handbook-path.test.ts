import { expect, test } from 'vitest'
import { isHandbookPath } from '../../src/dev/watch.ts'

test.each(['', 'roles/tl.md', 'handbook.yaml', 'a/b.c/d.png', 'year/2024/4913.md', 'c#.md', 'notes~2.md'])(
  '`%s` matters',
  (path) => expect(isHandbookPath(path)).toBe(true),
)

test.each([
  '.git',
  '.git/index',
  'a/.DS_Store',
  'node_modules/x/y.md',
  'a/node_modules',
  'tl.md~',
  'tl.md.swp',
  'tl.md.swx',
  'tl.md.swpx',
  'a/4913',
  '#tl.md#',
  '.#tl.md',
  'tl.md___jb_tmp___',
  'tl.md___jb_old___',
])('`%s` does not', (path) => expect(isHandbookPath(path)).toBe(false))
