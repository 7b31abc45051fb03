// The recipes of the page on publishing that keep a site behind a login, run by real servers.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../support/chromium.js'
import { builtSite, filesIn } from '../support/commands.ts'
import { page } from '../support/handbooks.ts'
import {
  cookie,
  isInstalled,
  type Login,
  password,
  startSignIn,
  type WebServer,
  webServers,
} from '../support/web-servers.ts'

let site: string
let files: ReadonlyMap<string, Buffer>
let rules: readonly Rule[]
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([
    builtSite({
      'handbook.yaml': 'title: Handbook\nurl: https://handbook.example.com/\nvisibility: internal\n',
      'index.md': '# Handbook\n\n![A map](map.svg) and [a form](form.html).\n',
      'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',
      'form.html': '<p>Fill it in.\n',
      'roles/README.md': '# Our roles\n',
      'roles/em.md': page('title: Engineering Manager', 'short: EM', 'formerly: boss'),
      'roles/tl.md': page('title: Tech Lead', 'short: TL'),
      'responsibilities/staffing.md': page('title: Staffing', 'coreFocus: people', 'ownerRole: em'),
      'focuses/people.md': page('title: People', 'ownerRole: em'),
    }),
    launch(),
  ])
  files = filesIn(site)
  rules = readRules(readFileSync(join(site, '_headers'), 'utf8'))
})

afterAll(() => browser?.close())

interface Rule {
  readonly pattern: RegExp
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** What `_headers` lists, in its order: of two rules for one header, the later one is the narrower one. */
function readRules(text: string): Rule[] {
  return text
    .trim()
    .split('\n\n')
    .map((rule) => {
      const [path = '', ...headers] = rule.split('\n')
      const pattern = path.replace(/[.]/g, '\\.').replaceAll('*', '.*')
      return { pattern: new RegExp(`^${pattern}$`), headers: headers.map((line) => split(line)) }
    })
}

function split(line: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? []
  return [name.toLowerCase(), value]
}

const types: Readonly<Record<string, RegExp>> = {
  html: /^text\/html; charset=utf-8$/i,
  css: /^text\/css; charset=utf-8$/i,
  js: /^(?:text|application)\/javascript; charset=utf-8$/i,
  json: /^application\/json(?:; charset=utf-8)?$/i,
  md: /^text\/markdown; charset=utf-8$/i,
  csv: /^text\/csv; charset=utf-8$/i,
  txt: /^text\/plain; charset=utf-8$/i,
  xml: /^(?:text|application)\/xml; charset=utf-8$/i,
  svg: /^image\/svg\+xml/i,
  bin: /^application\/octet-stream$/i,
}

const signedIn: Readonly<Record<Login, Readonly<Record<string, string>>>> = {
  'a password': { Authorization: `Basic ${btoa(`reader:${password}`)}` },
  'a sign-in service': { Cookie: cookie },
}

const cases = webServers.flatMap(({ name, debian, start }) =>
  (['a password', 'a sign-in service'] as const).map((login) => {
    const isThere = isInstalled(name, debian)
    return {
      name: isThere ? name : `${name}, which is not installed: apt-get install ${debian}`,
      start,
      login,
      isThere,
    }
  }),
)

for (const { name, start, login, isThere } of cases)
  describe.skipIf(!isThere)(`behind ${login}, ${name}`, () => {
    let server: WebServer
    let service: WebServer
    beforeAll(async () => {
      service = await startSignIn()
      server = await start(site, login, service.root)
    })
    afterAll(async () => {
      await server?.close()
      await service?.close()
    })

    const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${server.root}/${path}`, { headers, redirect: 'manual' })
    const askSignedIn = (path: string) => ask(path, signedIn[login])

    test('shows nothing to strangers, whatever they ask for', async () => {
      const more = [
        '',
        'roles',
        'roles/',
        'roles/em',
        'nowhere',
        'assets/',
        'nowhere/..%2fhandbook.json',
        '//handbook.json',
      ]
      for (const path of [...files.keys(), ...more]) {
        const answer = await ask(path)
        const text = await answer.text()
        const where = answer.headers.get('location')
        if (login === 'a password') expect([answer.status, path]).toEqual([401, path])
        else expect([answer.status, where?.split('?')[0], path]).toEqual([302, '/oauth2/start', path])
        expect(text, path).not.toMatch(/Handbook|Staffing|Engineering|rolebook/)
      }
    })

    test('shows nothing to whoever guesses', async () => {
      const guesses = { Authorization: `Basic ${btoa('reader:guess')}`, Cookie: 'handbook=guess' }
      expect((await ask('index.html', guesses)).status).toBe(login === 'a password' ? 401 : 302)
    })

    test('serves every file as it is, with its type and the headers that the site lists', async () => {
      expect([...files.keys()]).toEqual(
        expect.arrayContaining([expect.stringMatching(/svg$/), expect.stringMatching(/bin$/)]),
      )
      for (const [path, bytes] of files) {
        const answer = await askSignedIn(path)
        expect([answer.status, path]).toEqual([200, path])
        expect(Buffer.from(await answer.arrayBuffer()).equals(bytes), path).toBe(true)
        const ending = /\.(\w+)$/.exec(path)?.[1]
        if (ending) expect(answer.headers.get('content-type'), path).toMatch(types[ending]!)
        const listed = new Map(
          rules.filter(({ pattern }) => pattern.test(`/${path}`)).flatMap(({ headers }) => headers),
        )
        for (const [header, value] of listed)
          expect([path, header, answer.headers.get(header)]).toEqual([path, header, value])
        for (const header of ['cache-control', 'content-disposition'])
          if (!listed.has(header)) expect([path, answer.headers.get(header)]).toEqual([path, null])
      }
    })

    test('knows addresses as people write them', async () => {
      expect(await (await askSignedIn('')).text()).toBe(files.get('index.html')!.toString())
      expect(await (await askSignedIn('roles/em')).text()).toBe(files.get('roles/em.html')!.toString())
      expect(await (await askSignedIn('roles/')).text()).toBe(files.get('roles/index.html')!.toString())
      const { status, headers } = await askSignedIn('roles')
      expect([status >= 301 && status <= 308, headers.get('location')]).toEqual([true, '/roles/'])
    })

    test.each(['nowhere', 'roles/nowhere.html', 'assets/site.12345678.css'])(
      'shows the page for lost addresses at %s',
      async (path) => {
        const answer = await askSignedIn(path)
        expect(answer.status).toBe(404)
        expect(await answer.text()).toBe(files.get('404.html')!.toString())
        expect(answer.headers.get('cache-control')).toBeNull()
      },
    )

    test('lets readers search, with nothing blocked', async () => {
      const context = await browser.newContext({ extraHTTPHeaders: signedIn[login] })
      const reader = await context.newPage()
      const complaints: string[] = []
      reader.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await reader.goto(`${server.root}/roles/`)
      await reader.getByRole('button', { name: 'Search' }).click()
      await reader.getByRole('combobox').fill('staffing')
      await reader.getByRole('option', { name: /Staffing/ }).waitFor()
      await reader.keyboard.press('Enter')
      await reader.waitForURL(`${server.root}/responsibilities/staffing.html`)
      expect(complaints).toEqual([])
      await context.close()
    })

    test.runIf(login === 'a sign-in service')(
      'leads strangers to the sign-in and, from there, to where they were going',
      async () => {
        const { headers } = await ask('roles/em.html?q=1')
        const start = headers.get('location')!
        expect(new URL(start, server.root).searchParams.get('rd')).toBe('/roles/em.html?q=1')
        const answer = await ask(start.slice(1))
        expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Who are you?')])
        // The pages of the service have a policy of their own.
        expect(answer.headers.get('content-security-policy')).toBeNull()
      },
    )
  })
