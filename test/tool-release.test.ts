import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { temporary } from './support/commands.ts'
import { lintWorkflow } from './support/lint-workflow.js'

const text = readFileSync('.github/workflows/release.yml', 'utf8')
const { permissions, jobs } = parse(text)
const pins = (workflow: string) => workflow.match(/actions\/.*@[0-9a-f]{40} # v[\d.]+/g) ?? []

describe('the workflow that releases the tool', () => {
  test('is as GitHub reads workflows', async () => {
    expect(await lintWorkflow(text)).toEqual([])
  })

  test('may write only in the job that runs no code of the repository or of packages', () => {
    expect(permissions).toEqual({ contents: 'read' })
    expect(jobs.pack.permissions).toBeUndefined()
    expect(jobs.release.permissions).toEqual({ contents: 'write' })
    expect(jobs.release.steps.map(({ uses, run }: Record<string, string>) => uses?.replace(/@.*/, '') ?? run)).toEqual([
      'actions/download-artifact',
      expect.stringMatching(/^gh release create /),
    ])
  })

  test('takes actions by the same commits as the workflows of a project', () => {
    const known = readdirSync('templates/project')
      .filter((name) => name.endsWith('.yml'))
      .flatMap((name) => pins(readFileSync(join('templates/project', name), 'utf8')))
    expect(pins(text).length).toBe(text.match(/uses: /g)!.length)
    for (const pin of pins(text)) expect(known).toContain(pin)
  })

  /** Runs the step that packs, for a package that says it is 0.2.0. */
  function pack(tag: string, changelog: string) {
    const folder = temporary()
    writeFileSync(join(folder, 'package.json'), '{"name":"rolebook","version":"0.2.0"}')
    writeFileSync(join(folder, 'CHANGELOG.md'), changelog)
    const { run } = jobs.pack.steps.find(({ name }: { name?: string }) => name === 'Pack')
    const env = { ...process.env, TAG: tag }
    const { status, stdout } = spawnSync('bash', ['-e', '-c', run], { cwd: folder, env, encoding: 'utf8' })
    return { status, stdout, folder }
  }

  const changelog =
    '# Changelog\n\n## Unreleased\n\nNot yet.\n\n## 0.2.0 - 2026-01-31\n\n### Added\n\n- Much.\n\n## 0.1.0\n\nOld.\n'

  test('packs the tool, with what CHANGELOG.md says of the version', () => {
    const { status, folder } = pack('v0.2.0', changelog)
    expect(status).toBe(0)
    expect(readdirSync(join(folder, 'package')).sort()).toEqual(['notes.md', 'rolebook-0.2.0.tgz'])
    expect(readFileSync(join(folder, 'package/notes.md'), 'utf8').trim()).toBe('### Added\n\n- Much.')
  })

  test('refuses a tag that is not the version, and a version that CHANGELOG.md says nothing of', () => {
    const wrong = pack('v0.3.0', changelog)
    expect(wrong.status).toBe(1)
    expect(wrong.stdout).toContain('The tag is v0.3.0, and the version is 0.2.0.')
    const untold = pack('v0.2.0', '# Changelog\n\n## Unreleased\n\n## 0.2.0-rc.1\n\nAlmost.\n')
    expect(untold.status).toBe(1)
    expect(untold.stdout).toContain('There is no section "## 0.2.0"')
  })
})
