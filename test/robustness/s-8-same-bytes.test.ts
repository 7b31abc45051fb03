import { expect, test, vi } from 'vitest'
import { publish } from '../../src/write/publish.ts'
import { contentsOf, newSite, oldSite, temporaryTarget } from '../support/publishing.ts'

async function published(...sites: Parameters<typeof publish>[0][]) {
  const folders = temporaryTarget()
  for (const files of sites) await publish(files, folders)
  return contentsOf(folders.target)
}

test('the order of the files, what was published before and the time zone leave no trace', async () => {
  const expected = await published(newSite)
  expect(await published(newSite.toReversed())).toEqual(expected)
  expect(await published(oldSite, newSite)).toEqual(expected)
  expect(await published(newSite, oldSite, newSite, newSite)).toEqual(expected)
  vi.stubEnv('TZ', 'Pacific/Auckland')
  vi.stubEnv('LANG', 'sv_SE.UTF-8')
  expect(await published(oldSite, newSite)).toEqual(expected)
  vi.unstubAllEnvs()
})
