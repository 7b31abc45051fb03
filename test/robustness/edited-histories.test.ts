// What a build remembers of the one before may save time and nothing else. Each history is short enough for a slow machine.
import { test } from 'vitest'
import { startEditing } from '../support/edited-site.ts'
import { editedHandbook } from '../support/random-edits.ts'

const seed = 100 * Number(process.env.SEED ?? 1)
const seeds = [1, 2, 3, 4, 5, 6].map((history) => seed + history)

test.each(seeds)(
  'what a build leaves equals a cold build byte for byte after each of many edits (%i)',
  async (seed) => {
    const { edit, expectCold } = await startEditing(seed)
    for (let edits = 0; edits < 25; edits++) await expectCold(edit())
  },
)

// Each cold build makes all releases again.
test.each(seeds)('the same of a site with releases, to which a tag is added (%i)', async (seed) => {
  const { edit, release, expectCold } = await startEditing(seed, { releases: true })
  await expectCold(release())
  for (let edits = 0; edits < 8; edits++) await expectCold(edits === 4 ? release() : edit())
})

test('the same where the search is so large that it comes in parts', async () => {
  const lines = (from: number) =>
    Array.from({ length: 2500 }, (_, at) => `Word${from + at} is followed by another one.`)
  const pages = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((at) => [`long/p${at}.md`, lines(at * 100).join('\n\n')]),
  )
  const { edit, expectCold } = await startEditing(seed, {}, new Map([...editedHandbook(), ...Object.entries(pages)]))
  for (let edits = 0; edits < 3; edits++) await expectCold(edit())
})
