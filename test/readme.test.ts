import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, run, temporary } from './support/commands.ts'

const example = /```text\n(handbook\/responsibilities\/technical-culture\.md:[\s\S]*?)```/

test.each(['README.md', 'handbook/using/when-the-check-complains.md'])(
  'the message that %s shows is the one rolebook gives for that slip',
  async (path) => {
    const folder = temporary()
    cpSync('handbook', join(folder, 'handbook'), { recursive: true })
    const page = join(folder, 'handbook/responsibilities/technical-culture.md')
    writeFileSync(page, readFileSync(page, 'utf8').replace('ownerRole: tl', 'ownerRole: emm'))
    const shown = example.exec(readFileSync(path, 'utf8'))![1]!.trimEnd()
    const { out } = await run(['check'], folder)
    expect(out).toContain(shown)
  },
)

test('the message about an old name of a key that the page on upgrading shows is the one rolebook gives', async () => {
  const page = '---\ntitle: Staffing\nowner: em\n---\n'
  const folder = folderOf({ 'handbook.yaml': '', 'responsibilities/staffing.md': page })
  const [, shown] = /```text\n(handbook\/responsibilities\/[\s\S]*?)```/.exec(
    readFileSync('handbook/using/upgrading.md', 'utf8'),
  )!
  expect((await run(['check'], folder)).out).toContain(shown)
})
