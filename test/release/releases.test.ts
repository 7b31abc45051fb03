import { describe, expect, test } from 'vitest'
import { chooseVersions, lineageOf, type ReleaseTag } from '../../src/release/releases.ts'

const tag = (version: string, more = {}) => ({
  name: `v${version}`,
  version,
  commit: version,
  tree: version,
  prefix: '',
  time: 0,
  date: '2026-01-01',
  ...more,
})

function choose(versions: readonly string[], config: { keep?: number; leaveOut?: string[] } = {}) {
  const chosen = chooseVersions(
    { tags: versions.map((version) => tag(version)), twice: [] },
    {
      tags: 'v*',
      leaveOut: [],
      ...config,
    },
  )
  return { ...chosen, releases: chosen.releases.map(({ version }) => version), current: chosen.current?.version }
}

describe('the releases of a site', () => {
  test('are all versions, the newest first, compared as numbers', () => {
    expect(choose(['1.0.0', '10.0.0', '2.0.0', '2.0.0-beta.1']).releases).toEqual([
      ...['10.0.0', '2.0.0', '2.0.0-beta.1', '1.0.0'],
    ])
  })

  test('have the newest full release as the current one, or the newest preview while there is nothing else', () => {
    expect(choose(['1.0.0', '2.0.0-beta.1']).current).toBe('1.0.0')
    expect(choose(['1.0.0-a', '1.0.0-b']).current).toBe('1.0.0-b')
    expect(choose([]).current).toBeUndefined()
  })

  test('can be limited to the newest, and leave some out', () => {
    expect(choose(['1.0.0', '1.1.0', '2.0.0', '3.0.0'], { keep: 2, leaveOut: ['3.0.0'] }).releases).toEqual([
      ...['2.0.0', '1.1.0'],
    ])
  })

  test('always include a full release if there is one, and are not fewer because of tags that cannot be published', () => {
    expect(choose(['1.0.0', '2.0.0-a', '2.0.0-b'], { keep: 1 })).toMatchObject({
      releases: ['1.0.0'],
      current: '1.0.0',
    })
    expect(choose(['1.0.0', '2.0.0-a', '2.0.0-b'], { keep: 2 }).releases).toEqual(['2.0.0-b', '1.0.0'])
    const tags = [tag('1.0.0'), tag('1.1.0'), tag('2.0.0', { tree: undefined }), tag('0.9.0', { tree: undefined })]
    const { releases, remarks } = chooseVersions({ tags, twice: [] }, { tags: 'v*', leaveOut: [], keep: 1 })
    expect(releases.map(({ version }) => version)).toEqual(['1.1.0'])
    expect(remarks.map(({ message }) => message)).toEqual([
      'The tag `v2.0.0` is left out: at that commit there is no folder with pages of the handbook',
    ])
  })

  test('say in one line which older tags are of something else', () => {
    const tags = ['0.1.0', '0.2.0', '0.10.0'].map((version) => tag(version, { tree: undefined }))
    const { remarks } = chooseVersions({ tags: [...tags, tag('1.0.0')], twice: [] }, { tags: 'v*', leaveOut: [] })
    expect(remarks.map(({ message }) => message)).toEqual([
      '3 older tags, from `v0.1.0` to `v0.10.0`, are left out: at those commits there is no folder with pages of the handbook',
    ])
  })

  test('leave out tags that cannot be published, and say so', () => {
    const tags = [tag('1.0.0'), tag('2.0.0', { tree: undefined })]
    const { releases, remarks } = chooseVersions(
      { tags, twice: [tag('1.0.0', { name: 'v1.0.0-again' })] },
      { tags: 'v*', leaveOut: ['9.0.0'] },
    )
    expect(releases.map(({ version }) => version)).toEqual(['1.0.0'])
    expect(remarks.map(({ message }) => message)).toEqual([
      'The tag `v1.0.0-again` is left out: `v1.0.0`, which comes first by name, is version 1.0.0 too',
      'The tag `v2.0.0` is left out: at that commit there is no folder with pages of the handbook',
      'Nothing to leave out: no tag is for version 9.0.0',
    ])
  })
})

describe('the history of a release', () => {
  const history = ['3.0.0', '3.0.0-beta', '2.1.0', '2.0.0', '1.0.0'].map((version): ReleaseTag => tag(version))
  const line = (version: string | undefined, depth?: number) => {
    const { tags, earlier } = lineageOf(
      history.find((one) => one.version === version),
      { history, aside: new Map(), depth },
    )
    return [tags.map((one) => one.version).join(' '), earlier?.version]
  }

  test('goes back to the first, past previews', () => {
    expect(line('3.0.0')).toEqual(['3.0.0 2.1.0 2.0.0 1.0.0', undefined])
    expect(line('3.0.0-beta')).toEqual(['3.0.0-beta 2.1.0 2.0.0 1.0.0', undefined])
    expect(line(undefined)).toEqual(['3.0.0 2.1.0 2.0.0 1.0.0', undefined])
  })

  test('goes back as far as it is asked for, and is the same whatever is released later', () => {
    expect(line('3.0.0', 1)).toEqual(['3.0.0 2.1.0', '2.0.0'])
    expect(line('2.1.0', 2)).toEqual(['2.1.0 2.0.0 1.0.0', undefined])
    expect(line('1.0.0', 1)).toEqual(['1.0.0', undefined])
    expect(line(undefined, 1)).toEqual(['3.0.0 2.1.0', '2.0.0'])
  })
})
