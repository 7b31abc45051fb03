// What a build remembers of the one before may save time and nothing else. `edited-histories.test.ts` has the long histories.
import { test } from 'vitest'
import { startEditing } from '../support/edited-site.ts'

test('what a build leaves equals a cold build byte for byte after each of some edits', async () => {
  const { edit, expectCold } = await startEditing(100 * Number(process.env.SEED ?? 1))
  for (let edits = 0; edits < 4; edits++) await expectCold(edit())
})
