import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

/** Pages that were published below `/handbook/`, as files of the handbook's own folder. */
const moved = {
  'home.md':
    '# Home\n\n[a](/handbook/team/a/), [b](/handbook/team/b#top), [team](/handbook/team/) and [start](/handbook/)\n',
  'team/_index.md': '# Team\n',
  'team/a.md': '# A\n',
  'team/b.md': '# B\n',
}

const more = { config: { rules: { 'link-text': 'off' as const } } }

const grouped = (files: Record<string, string>, assets: readonly string[] = []) =>
  messages(files, { assets, config: { rules: { 'image-alt': 'off', 'asset-unused': 'off', 'link-text': 'off' } } }).map(
    ({ cause, hint }) => ({ cause, hint }),
  )

describe('links that begin as on another site', () => {
  test('have one cause, where what they name is in the handbook without it', () => {
    expect(grouped(moved)).toEqual(
      Array(4).fill({
        cause: "What these links look for below `/handbook/` is in the handbook's own folder",
        hint: 'Write `linkRoots: { /handbook/: / }` in handbook.yaml.',
      }),
    )
  })

  test('each say what they find then', () => {
    expect(problems(moved, more)).toEqual([
      'home.md:3:5-3:22 link-broken No page `handbook/team/a`, did you mean `team/a.md`?',
      'home.md:3:29-3:49 link-broken No page `handbook/team/b`, did you mean `team/b.md`?',
      'home.md:3:59-3:74 link-broken No page `handbook/team`, did you mean `team/_index.md`?',
      'home.md:3:88-3:98 link-broken No page `handbook`, did you mean `index.html`?',
    ])
  })

  test('have one cause, where what they name is in a folder, pages and files each in theirs', () => {
    const files = {
      'home.md': '# Home\n\n[a](/a) [b](/b) [c](/c/)\n\n![](/img/1.png) ![](/img/2.png) ![](/img/3.png)\n',
      'content/a.md': '# A\n',
      'content/b.md': '# B\n',
      'content/c/README.md': '# C\n',
    }
    const hint = 'Write `linkRoots: { /: [content, static] }` in handbook.yaml.'
    expect(grouped(files, ['static/img/1.png', 'static/img/2.png', 'static/img/3.png'])).toEqual([
      ...Array(3).fill({ cause: 'What these links look for below `/` is in the folder `content`', hint }),
      ...Array(3).fill({ cause: 'What these links look for below `/` is in the folder `static`', hint }),
    ])
  })

  test('may begin with what a template would fill in', () => {
    const files = {
      'sub/x.md': '# X\n\n[a]({{site.baseurl}}/a) [b]({{site.baseurl}}/b/) [c]({{site.baseurl}}/sub/c)\n',
    }
    const pages = { ...files, 'a.md': '# A\n', 'b.md': '# B\n', 'sub/c.md': '# C\n' }
    expect(grouped(pages)[0]).toMatchObject({ hint: 'Write `linkRoots: { "{{site.baseurl}}/": / }` in handbook.yaml.' })
    expect(problems(pages, { config: { linkRoots: { '{{site.baseurl}}/': ['/'] } } })).toEqual([])
  })

  test('are each for itself where fewer than three agree', () => {
    const { 'home.md': _, ...rest } = moved
    expect(
      grouped({ ...rest, 'home.md': '# Home\n\n[a](/handbook/team/a) [b](/handbook/team/b) [c](/handbook/c)\n' }),
    ).toEqual([
      { cause: undefined, hint: undefined },
      { cause: undefined, hint: undefined },
      { cause: 'No folder `handbook`', hint: 'Correct the path, or remove the link.' },
    ])
  })

  test('lead there once handbook.yaml says so', () => {
    expect(problems(moved, { config: { ...more.config, linkRoots: { '/handbook': ['/'] } } })).toEqual([])
  })

  test('keep what handbook.yaml says of other links', () => {
    const text = 'linkRoots: { /x/: team }\n'
    const [first] = messages(moved, { text, config: { linkRoots: { '/x/': ['team'] } } })
    expect(first!.hint).toBe('Write `linkRoots: { /x/: team, /handbook/: / }` in handbook.yaml.')
  })
})

test('a folder that handbook.yaml names for links has to exist', () => {
  const text = 'linkRoots:\n  /handbook/: taem\n'
  expect(problems({ 'team/a.md': '# A\n' }, { text, config: { linkRoots: { '/handbook/': ['taem'] } } })).toEqual([
    'handbook.yaml:2:15-2:19 asset-missing No folder `taem`, did you mean `team`?',
  ])
})
