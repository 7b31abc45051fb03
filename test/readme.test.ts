import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, type Ran, run, temporary } from './support/commands.ts'

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

const readme = readFileSync('README.md', 'utf8')

/** The commands of rolebook in a section of the README, without what comments say of them. */
function commandsBelow(heading: string): string[] {
  const [, section = ''] = readme.split(`## ${heading}\n`)
  const blocks = section.split('\n## ')[0]!.match(/```sh\n[\s\S]*?```/g) ?? []
  return blocks.flatMap((block) => block.match(/(?<=^npx rolebook ).*?(?= +#|$)/gm) ?? [])
}

const wordsOf = (command: string) => (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''))

describe('the commands of the README run where it says', () => {
  /** A project with a history, and somebody to ask on GitHub; or the handbook of the clone with that. */
  async function makePlace(where: string): Promise<string> {
    const folder = temporary()
    if (where === 'clone') cpSync('handbook', join(folder, 'handbook'), { recursive: true })
    else await run(['init', '--bare', '--registry'], folder)
    const config = join(folder, 'handbook/handbook.yaml')
    writeFileSync(
      config,
      `${readFileSync(config, 'utf8')}owners: { em: "@acme/ems", tl: "@acme/tls", ic: "@acme/all" }\n`,
    )
    commit(folder, 'Start', ['init', '-q', '-b', 'main'])
    return folder
  }

  function commit(folder: string, message: string, first?: readonly string[]): void {
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder })
    if (first) git(...first)
    git('add', '-A')
    git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-q', '--allow-empty', '-m', message)
  }

  const sections = ['See what a change means for whom', 'Publish it', 'Understand a message']
  const env = {
    ...process.env,
    ...{ GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com' },
    ...{ GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' },
  }

  const starting = commandsBelow('Start your own handbook')

  // The same commands take longer in the clone, whose handbook is large.
  test.each(process.env.EVERYTHING ? ['project', 'clone'] : ['project'])(
    'in a %s, one by one',
    async (where) => {
      const begun = await makePlace(where)
      for (const command of starting.filter((command) => command.startsWith('new ')))
        expect((await run(wordsOf(command), begun)).code).toBe(0)
      const folder = await makePlace(where)
      for (const command of sections.flatMap(commandsBelow)) {
        const ran: Ran = await run(wordsOf(command), folder, { env })
        expect({ command, ...ran }).toMatchObject({ command, code: 0 })
        commit(folder, command)
      }
    },
    300_000,
  )

  test('in the clone, beside which a project appears', async () => {
    for (const command of starting.filter((command) => command.startsWith('init '))) {
      const clone = join(temporary(), 'rolebook')
      cpSync('handbook', join(clone, 'handbook'), { recursive: true })
      writeFileSync(join(clone, 'raci.csv'), 'Task,Lead,Manager\nHiring,R,A\n')
      const ran = await run([...wordsOf(command), '--registry'], clone)
      expect({ command, ...ran }).toMatchObject({ command, code: 0 })
      expect(existsSync(join(clone, '../our-handbook/handbook'))).toBe(true)
    }
  }, 300_000)

  test('with any folder of Markdown', async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'docs'))
    writeFileSync(join(folder, 'docs/README.md'), '# Ours\n')
    for (const command of ['build docs', 'check --baseline docs']) {
      expect(readme).toContain(`\`npx rolebook ${command}\``)
      expect((await run(wordsOf(command), folder)).code).toBe(0)
    }
  })

  test('and are all of them', () => {
    const tried = [...starting, ...sections.flatMap(commandsBelow)]
    const all = readme.match(/```sh\n[\s\S]*?```/g)!.flatMap((block) => block.match(/^npx rolebook/gm) ?? [])
    expect(tried.length).toBe(all.length)
  })

  test.each(['README.md', 'handbook/using/make-it-yours.md'])('with the file of this version, in %s', (path) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const files = readFileSync(path, 'utf8').match(/rolebook-\d[\w.-]*\.tgz/g) ?? []
    expect(new Set(files)).toEqual(new Set([`rolebook-${version}.tgz`]))
  })
})
