import { expect, test } from 'vitest'
import type { OutputFile } from '../../src/base/files.ts'
import { checkPaths, publish } from '../../src/write/publish.ts'
import fc from '../support/cases.ts'
import { quickDisk } from '../support/faulty-disk.ts'
import { contentsOf, temporaryTarget } from '../support/publishing.ts'

const path = fc
  .array(fc.constantFrom('a', 'A', 'b', 'c.html'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'))
const anySite = fc
  .array(fc.record({ path, contents: fc.constantFrom('1', '2', '') }), { maxLength: 8 })
  .filter(isPossible)

function isPossible(files: readonly OutputFile[]): boolean {
  try {
    checkPaths(files)
    return true
  } catch {
    return false
  }
}

test('any site may follow any other, and leaves no trace of it', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anySite, { minLength: 2, maxLength: 4 }), async (sites) => {
      const [many, one] = [temporaryTarget(), temporaryTarget()]
      for (const files of sites) await publish(files, { ...many, disk: quickDisk })
      await publish(sites.at(-1)!, { ...one, disk: quickDisk })
      expect(contentsOf(many.target)).toEqual(contentsOf(one.target))
      expect(Object.keys(contentsOf(many.top)).filter((name) => name.startsWith('.'))).toEqual([])
    }),
    { numRuns: 20, seed: 7 },
  )
})
