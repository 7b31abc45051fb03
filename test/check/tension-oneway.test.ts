import { expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const practice = (id: string, ...lines: string[]) => ({
  [`practices/${id}.md`]: `---\ntitle: ${id}\nownerRole: em\n${lines.join('\n')}\n---\n`,
})

test('a page that another one is in tension with says so too', () => {
  const files = { ...practice('speed', 'inTensionWith: [staffing, care]'), ...practice('care', 'inTensionWith: speed') }
  expect(problems(files)).toEqual([
    'practices/speed.md:4:17-4:25 tension-oneway `staffing` does not say that it is in tension with this page',
  ])
  expect(messages(files)[0]).toMatchObject({
    severity: 'note',
    mend: 'Add `speed` to `inTensionWith` of `responsibilities/staffing.md`.',
  })
})

test.each([
  ['both say so', { ...practice('speed', 'inTensionWith: care'), ...practice('care', 'inTensionWith: speed') }, []],
  ['one is not there', practice('speed', 'inTensionWith: carre'), ['id-unknown']],
  [
    'what the other says could not be read',
    { ...practice('speed', 'inTensionWith: care'), ...practice('care', 'inTensionWith: { speed: 1 }') },
    ['key-value'],
  ],
])('nothing more is to be said when %s', (_, files, rules) => {
  expect(messages(files).map(({ rule }) => rule)).toEqual(rules)
})
