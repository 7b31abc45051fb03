import { expect, test } from 'vitest'
import { describeDiskFault as inWords, WriteError } from '../../src/write/errors.ts'

test.each([
  ['ENOSPC', 'There is no space left on the disk. The site is as it was.'],
  ['EDQUOT', 'The disk quota is used up. The site is as it was.'],
  ['EACCES', 'There is no permission to write `/srv/site`. The site is as it was.'],
  ['EPERM', 'There is no permission to write `/srv/site`. The site is as it was.'],
  ['EROFS', 'The disk of `/srv/site` can only be read. The site is as it was.'],
  ['EMFILE', 'Too many files are open. The site is as it was.'],
  ['ENAMETOOLONG', 'The path `/srv/site` is too long for the disk. The site is as it was.'],
  ['EIO', 'The disk failed at `/srv/site`. The site is as it was.'],
  ['EODD', 'The disk reports the fault EODD at `/srv/site`. The site is as it was.'],
])('%s is told in words', (code, message) => {
  const fault = Object.assign(new Error(code), { code, syscall: 'open', path: '/srv/site' })
  const error = inWords(fault, 'The site is as it was.')
  expect(error).toBeInstanceOf(WriteError)
  expect(error).toMatchObject({ message, cause: fault })
})

test('an error of our own is not put into words', () => {
  const error = new TypeError('x is not a function')
  expect(inWords(error, '')).toBe(error)
})
