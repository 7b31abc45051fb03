import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'

let folder: string

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

beforeEach(() => {
  folder = temporary()
})

const safe = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>'
const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script></svg>'

/** The problems that `check` names, each on a line. */
async function problems(): Promise<readonly string[]> {
  const { problems } = JSON.parse((await run(['check', 'handbook', '--json'], folder)).out)
  return problems.map(({ file, line, column, severity, rule, message }: Record<string, string>) =>
    [`${file}:${line}:${column} ${severity} ${rule}`, `  ${message}`].join('\n'),
  )
}

test('an image with a script is refused where it is shown, as a picture, a logo and a background', async () => {
  write({
    'handbook/handbook.yaml': 'logo: bad.svg\nstylesheet: x.css\n',
    'handbook/x.css': 'a { background: url(bad.svg), url(good.svg) }\n',
    'handbook/a.md': '# A\n\n![One](good.svg)\n\n![Two](bad.svg)\n\n![Three](page.html)\n',
    'handbook/bad.svg': script,
    'handbook/good.svg': safe,
    'handbook/page.html': '<p>x</p>',
  })
  const refused = (what: string, path: string) =>
    `Unexpected ${what} in \`${path}\`, expected a file that runs nothing: readers do not see it`
  expect(await problems()).toEqual([
    `handbook/a.md:5:8 error asset-script\n  ${refused('`<script>`', 'bad.svg')}`,
    `handbook/a.md:7:10 error asset-script\n  ${refused('HTML', 'page.html')}`,
    `handbook/handbook.yaml:1:7 error asset-script\n  ${refused('`<script>`', 'bad.svg')}`,
    `handbook/x.css:1:21 error asset-script\n  ${refused('`<script>`', 'bad.svg')}`,
  ])
})

test('what could run and is linked to is saved under its own name, and that is said once', async () => {
  write({
    'handbook/a.md':
      '# A\n\n[One](page.html), [two](page.html), [three](bad.svg), [four](good.svg), [five](plan.drawio)\n',
    'handbook/bad.svg': script,
    'handbook/good.svg': safe,
    'handbook/page.html': '<script>go()</script>',
    'handbook/plan.drawio': '<mxfile/>',
  })
  const saved = 'which a browser would run: readers can only save the file'
  expect(await problems()).toEqual([
    `handbook/a.md:3:7 warning asset-download\n  Unexpected HTML in \`page.html\`, ${saved}`,
    `handbook/a.md:3:45 warning asset-download\n  Unexpected \`<script>\` in \`bad.svg\`, ${saved}`,
  ])
  await run(['build', 'handbook'], folder)
  const names = readdirSync(join(folder, 'site/assets')).map((name) => name.replace(/\.[0-9a-f]{8}\./, '.'))
  expect(names.filter((name) => !/\.(?:css|js)$/.test(name)).sort()).toEqual([
    'bad-svg.bin',
    'good.svg',
    'page-html.bin',
    'plan-drawio.bin',
  ])
})

test('a site that is published by force shows words in the place of an image with a script', async () => {
  write({ 'handbook/a.md': '# A\n\n![The way](bad.svg)\n', 'handbook/bad.svg': script })
  await run(['build', 'handbook', '--force', '--out', 'site'], folder)
  const files = readdirSync(join(folder, 'site'), { recursive: true, encoding: 'utf8' })
  expect(files.filter((path) => path.endsWith('.svg'))).toEqual([])
})

test('a file that a host or a service looks for is not called useless: `publish` has it in the site', async () => {
  const files = ['CNAME', '_redirects', 'google4a7c.html', 'BingSiteAuth.xml', 'humans.txt', '.well-known/security.txt']
  write({
    'handbook/a.md': '# A\n',
    'handbook/_headers': 'x',
    'handbook/left.png': 'x',
    'handbook/robots.txt': 'x',
    ...Object.fromEntries(files.map((path) => [`handbook/${path}`, 'x'])),
  })
  const hints = async () => {
    const { problems } = JSON.parse((await run(['check', 'handbook', '--json'], folder)).out)
    return new Map(problems.map(({ file, hint }: Record<string, string>) => [file!.slice('handbook/'.length), hint]))
  }
  const asIs = (path: string) =>
    `If the site is to have it as it is, list \`${path}\` under \`publish\` in handbook.yaml`
  const found = await hints()
  for (const path of [...files.slice(0, -1), '.well-known', 'robots.txt'])
    expect(found.get(path)).toMatch(new RegExp(`^${asIs(path)}`.replaceAll('.', '\\.')))
  expect(found.get('_headers')).toBe('Remove it: rolebook writes the file of this name itself.')
  expect(found.get('left.png')).toMatch(/^Refer to what readers should see/)
  expect(found.size).toBe(files.length + 3)

  write({ 'handbook/handbook.yaml': `url: https://example.com/\npublish: [${files.join(', ')}]\n` })
  // One note for both that rolebook writes.
  expect([...(await hints()).keys()]).toEqual(['_headers', 'left.png'])
})
