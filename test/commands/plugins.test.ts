import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'

let folder: string

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** A remark plugin that changes words, as source. */
const replacing = (from: string, to: string) =>
  `const walk = (node) => { if (node.type === 'text') node.value = node.value.replaceAll('${from}', '${to}'); node.children?.forEach(walk) }
export default () => walk`

const built = (path = 'a.html') => readFileSync(join(folder, 'site', path), 'utf8')

/** What is wrong with the plugins, without the way to mend it. */
async function problems(...args: string[]): Promise<string[]> {
  const { out } = await run(['check', '--no-cache', '--json', ...args], folder)
  return (JSON.parse(out).problems as { file: string; line: number; column: number; rule: string; message: string }[])
    .map((problem) => `${problem.file}:${problem.line}:${problem.column} ${problem.rule} ${problem.message}`)
    .map((line) => line.replaceAll(folder, '').replace('handbook/handbook.yaml:', ''))
}

beforeEach(() => {
  folder = temporary()
  write({ 'handbook/a.md': '# A\n\nOne word.\n' })
})

describe('plugins in handbook.yaml', () => {
  test('run in the order they are written, remark before rehype', async () => {
    write({
      'handbook/handbook.yaml':
        'plugins:\n  remark: [./plugins/two.js, ./plugins/three.js]\n  rehype:\n    - name: ./plugins/class.cjs\n      options: { name: big, more: [1, true] }\n',
      'handbook/plugins/two.js': replacing('One', 'Two'),
      'handbook/plugins/three.js': replacing('Two', 'Three'),
      'handbook/plugins/class.cjs': `module.exports = (options) => (tree) => {
        if (!options.hasOwnProperty('name')) throw new Error('bare options')
        for (const node of tree.children) if (node.tagName === 'p') node.properties.className = [options.name, ...options.more]
      }`,
    })
    const { code, out } = await run(['build'], folder)
    expect(out).toContain('1 page, no errors and no warnings')
    // They are not among the files that no page refers to.
    expect(out).not.toContain('asset-unused')
    expect(code).toBe(0)
    expect(built()).toContain('<p class="big 1 true">Three word.</p>')
  })

  test('may be packages, which name the file to import', async () => {
    symlinkSync(join(process.cwd(), 'node_modules/rehype-slug'), linkIn('node_modules'))
    write({
      'handbook/handbook.yaml':
        'plugins:\n  remark: [both, "@our/legacy", both/extra/more.js]\n  rehype: [{ name: rehype-slug, options: { prefix: x- } }]\n',
      'handbook/a.md': '# A\n\n## Heading\n\nOne two three.\n',
      'node_modules/both/package.json':
        '{"name":"both","version":"1.0.0","exports":{".":{"require":"./no.cjs","import":{"node":"./index.mjs"}},"./extra/*":"./lib/*"}}',
      'node_modules/both/index.mjs': replacing('One', '1'),
      'node_modules/both/lib/more.js':
        'module.exports = () => (tree) => { tree.children.push({ type: "thematicBreak" }) }',
      'handbook/node_modules/@our/legacy/package.json': '{"name":"@our/legacy","version":"1.0.0","main":"lib"}',
      'handbook/node_modules/@our/legacy/lib/index.js':
        'exports.__esModule = true\nexports.default = () => (tree) => { tree.children.at(-1).children[0].value += " four" }',
    })
    expect(await problems()).toEqual([])
    await run(['build'], folder)
    expect(built()).toContain('id="x-heading"')
    expect(built()).toContain('<p>1 two three. four</p>\n<hr>')
  })

  test('that cannot be used are each named at their place, and the others run', async () => {
    write({
      'handbook/handbook.yaml': `plugins:
  remark:
    - ./gone.js
    - remark-gone
    - plugins/good.js
    - 5
    - ./plugins/good.js
    - ./plugins
    - /etc/passwd
    - node:fs
    - name: ./plugins/none.js
    - ./plugins/object.js
    - ./plugins/syntax.js
    - ./plugins/throws.js
    - { name: ./plugins/late.js, options: 1 }
    - closed/part
`,
      'handbook/plugins/good.js': replacing('One', 'Two'),
      'handbook/plugins/none.js': 'export const plugin = () => undefined',
      'handbook/plugins/object.js': 'export default {}',
      'handbook/plugins/syntax.js': 'throw new Error("not today")',
      'handbook/plugins/throws.js': 'export default () => { throw new Error("needs a key") }',
      'handbook/plugins/late.js': 'export default () => async () => { throw new Error("later") }',
      'node_modules/closed/package.json': '{"name":"closed","exports":"./index.js"}',
    })
    const cannot = (name: string, why: string) => `plugin The plugin \`${name}\` cannot be used: ${why}`
    const noPackage = 'there is no package of that name in `node_modules`, here or above'
    const noName = 'it is neither a package nor a path that begins with `./`'
    expect(await problems()).toEqual([
      `3:7 ${cannot('./gone.js', 'there is no such file')}`,
      `4:7 ${cannot('remark-gone', noPackage)}`,
      `5:7 ${cannot('plugins/good.js', noPackage)}`,
      '6:7 key-value Unexpected number `5` for `plugins.remark`, expected a name, or `name:` and `options:`',
      `8:7 ${cannot('./plugins', 'it is a folder, not a file')}`,
      `9:7 ${cannot('/etc/passwd', noName)}`,
      `10:7 ${cannot('node:fs', noName)}`,
      `11:7 ${cannot('./plugins/none.js', 'it has no default export, expected a function')}`,
      `12:7 ${cannot('./plugins/object.js', 'its default export is an object, expected a function')}`,
      `13:7 ${cannot('./plugins/syntax.js', 'it fails when it is loaded: not today')}`,
      `14:7 ${cannot('./plugins/throws.js', 'it fails when it is set up: needs a key')}`,
      `15:7 ${cannot('./plugins/late.js', 'it is asynchronous, and pages are made synchronously')}`,
      `16:7 ${cannot('closed/part', 'the package `closed` has nothing to import by that name')}`,
    ])
    const { code, out } = await run(['build', '--force'], folder)
    expect(out).toContain('→ Write `./plugins/good.js`: without the dot it is the name of a package.')
    expect(code).toBe(0)
    expect(built()).toContain('Two word.')
  })

  test('that cannot be used are named by the next run as well, which parses nothing', async () => {
    write({ 'handbook/handbook.yaml': 'plugins: { remark: [./x.js] }\n', 'handbook/x.js': 'export default 1' })
    const first = await run(['check'], folder)
    expect(first.out).toContain('its default export is a number, expected a function')
    expect(await run(['check'], folder)).toEqual(first)
  })

  test('that break on a page are named there, with the file of the page', async () => {
    write({
      'handbook/handbook.yaml': 'plugins: { rehype: [./x.js] }\n',
      'handbook/x.js':
        'export default () => (tree, file) => { if (file.path === "b.md") file.fail("no " + file.basename) }',
      'handbook/b.md': '# B\n',
    })
    expect(await problems()).toEqual([
      'handbook/b.md:1:1 plugin-crash The plugin `./x.js` breaks on this page: no b.md',
    ])
  })
})

describe('what was made by a plugin', () => {
  test.each(['x.js', 'x.cjs'])('is made again when %s is another', async (name) => {
    const source = (to: string) =>
      name === 'x.js' ? replacing('One', to) : replacing('One', to).replace('export default', 'module.exports =')
    write({
      'handbook/handbook.yaml': `plugins: { remark: [./${name}] }\n`,
      [`handbook/${name}`]: source('Two'),
    })
    await run(['build'], folder)
    expect(built()).toContain('Two word.')
    expect((await run(['build'], folder)).out).toContain('(0 written, ')
    write({ [`handbook/${name}`]: source('Three') })
    await run(['build'], folder)
    expect(built()).toContain('Three word.')
    write({ 'handbook/handbook.yaml': '' })
    await run(['build'], folder)
    expect(built()).toContain('One word.')
  })

  test('is made again also deep in a page, where only its text changes', async () => {
    const page = `# A\n\n${'Nothing to see here. '.repeat(20)}\n\nOne word.\n`
    write({ 'handbook/a.md': page, 'handbook/handbook.yaml': 'plugins: { remark: [./x.js] }\n' })
    for (const to of ['Two', 'Three']) {
      write({ 'handbook/x.js': replacing('One', to) })
      await run(['build'], folder)
      expect(built()).toContain(`${to} word.`)
    }
  })

  test('is made again when a package has another version, or other options', async () => {
    const install = (version: string) =>
      write({
        'node_modules/p/package.json': `{"name":"p","version":"${version}"}`,
        'node_modules/p/index.js':
          'const { version } = require("./package.json")\nmodule.exports = (o) => (tree) => { tree.children[1].children[0].value += version + (o ?? "") }',
      })
    install('1.0.0')
    write({ 'handbook/handbook.yaml': 'plugins: { remark: [p] }\n' })
    await run(['build'], folder)
    expect(built()).toContain('One word.1.0.0')
    write({ 'handbook/handbook.yaml': 'plugins: { remark: [{ name: p, options: "!" }] }\n' })
    await run(['build'], folder)
    expect(built()).toContain('One word.1.0.0!')
  })

  test('is there in a large handbook too, whose pages several threads share', async () => {
    const paragraph = `One of many words and \`code\`.${' And so on.'.repeat(100)}\n\n`
    write({
      'handbook/handbook.yaml': 'plugins: { remark: [{ name: ./x.js, options: { to: Two } }], rehype: [./y.js] }\n',
      'handbook/x.js': replacing('One', 'Two').replace('() => walk', '({ to }) => (to === "Two" ? walk : undefined)'),
      'handbook/y.js': 'export default () => (tree, file) => { if (file.path === "b.md") throw new Error("no") }',
      ...Object.fromEntries(
        ['a', 'b', 'c', 'd'].map((name) => [`handbook/${name}.md`, `See [b](b.md).\n\n${paragraph.repeat(100)}`]),
      ),
    })
    const { out } = await run(['build', '--force'], folder)
    expect(out).toContain('handbook/b.md:1:1 error plugin-crash\n  The plugin `./y.js` breaks on this page: no\n')
    expect(built('c.html').split('<p>Two of many words')).toHaveLength(101)
  })
})

describe('what a plugin uses', () => {
  /** Builds twice: with `before`, and again with `after`, the second time with what was cached. */
  async function builtAgain(before: Record<string, string>, after: Record<string, string>): Promise<string> {
    write({ 'handbook/handbook.yaml': 'plugins: { remark: [./plugins/x.js] }\n', ...before })
    const first = await run(['build'], folder)
    expect(first).toMatchObject({ code: 0 })
    expect(built()).toContain('One word, old.')
    write(after)
    expect(await run(['build'], folder)).toMatchObject({ code: 0 })
    return built()
  }

  /** A plugin that adds the text that `code` leaves in \`text\`. */
  const adding = (code: string) =>
    `${code}\nexport default () => (tree) => { tree.children.at(-1).children[0].value = \`One word, \${text}.\` }`

  test('is noticed when it changes: data of a module that it imports, and another version of a package', async () => {
    const files = {
      'handbook/plugins/x.js': adding("import { text } from './helper.js'\nimport 'pack'"),
      'handbook/plugins/helper.js':
        'import data from "./data.json" with { type: "json" }\nexport const { text } = data',
      'handbook/plugins/data.json': '{ "text": "old" }',
      'node_modules/pack/package.json': '{ "name": "pack", "version": "1.0.0" }',
      'node_modules/pack/index.js': '',
    }
    expect(await builtAgain(files, { 'handbook/plugins/data.json': '{ "text": "new" }' })).toContain('One word, new.')
    const parsed = await run(['build', '--json'], folder)
    expect(JSON.parse(parsed.out).milliseconds).not.toHaveProperty('parse')
    write({ 'node_modules/pack/package.json': '{ "name": "pack", "version": "1.0.1" }' })
    const again = await run(['build', '--json'], folder)
    expect(JSON.parse(again.out).milliseconds).toHaveProperty('parse')
  })

  const hidden = adding(
    "import { readFileSync } from 'node:fs'\nconst name = 'da' + 'ta'\nconst text = readFileSync(import.meta.dirname + '/' + name, 'utf8')",
  )

  test('and nobody can see is not noticed, and `--no-cache` forgets what was made with it', async () => {
    const before = { 'handbook/plugins/x.js': hidden, 'handbook/plugins/data': 'old' }
    expect(await builtAgain(before, { 'handbook/plugins/data': 'new' })).toContain('One word, old.')
    await run(['check', '--no-cache'], folder)
    await run(['build'], folder)
    expect(built()).toContain('One word, new.')
    write({ 'handbook/plugins/data': 'newer' })
    await run(['build', '--no-cache'], folder)
    expect(built()).toContain('One word, newer.')
    await run(['build'], folder)
    expect(built()).toContain('One word, newer.')
  })
})

describe('a plugin that changes no page', () => {
  const files = {
    'handbook/handbook.yaml': 'plugins: { remark: [./one.js], rehype: [./two.js] }\n',
    'handbook/one.js': replacing('One', 'Two'),
    'handbook/two.js': replacing('Three', 'Four'),
    'handbook/b.md': '# B\n\nSome text.\n',
  }
  const idle = (name: string) => `plugin-idle The plugin \`${name}\` changed no page`

  test('is named, also by the next run, which parses nothing, until it changes one', async () => {
    write(files)
    const { out } = await run(['check', '--notes'], folder)
    expect(out).toContain('handbook/handbook.yaml:1:41 note plugin-idle\n  The plugin `./two.js` changed no page\n')
    expect(await run(['check', '--notes'], folder)).toMatchObject({ out })
    write({ 'handbook/b.md': '# B\n\nThree.\n' })
    expect((await run(['check', '--notes'], folder)).out).not.toContain('plugin-idle')
  })

  test('but extends the syntax is not named, nor one that breaks', async () => {
    write({
      ...files,
      'handbook/one.js': 'export default function () { this.data().micromarkExtensions?.push({}) }',
      'handbook/two.js': 'export default () => () => { throw new Error("no") }',
    })
    expect((await problems()).filter((line) => line.includes('plugin-idle'))).toEqual([])
  })

  test('for want of another one before it is named', async () => {
    write({
      'handbook/handbook.yaml': 'plugins: { rehype: [./anchors.js] }\n',
      'handbook/a.md': '# A\n\n| a |\n|---|\n| b |\n',
      'handbook/anchors.js':
        'export default () => (tree) => { for (const node of tree.children) if (node.properties?.id) node.children.push({ type: "text", value: "#" }) }',
    })
    expect(await problems()).toEqual([`1:21 ${idle('./anchors.js')}`])
  })
})

describe('--no-plugins', () => {
  const files = {
    'handbook/handbook.yaml': 'plugins:\n  remark: [./x.js, ./gone.js]\n  rehype: [./x.js]\n',
    'handbook/x.js': 'throw new Error("was run")',
  }

  test('runs no code of the handbook, and says so', async () => {
    write(files)
    expect(await problems('--no-plugins')).toEqual([
      '1:1 plugin-off Left out the plugins `./x.js`, `./gone.js`: `--no-plugins` is set',
    ])
    const { code, out } = await run(['build', '--no-plugins'], folder)
    expect(out).toContain('1 note not shown (1 plugin-off)')
    expect(code).toBe(0)
    expect(built()).toContain('One word.')
  })

  test('says nothing where there are no plugins, and is in the help of every command', async () => {
    expect(await problems('--no-plugins')).toEqual([])
    for (const command of ['build', 'check', 'dev'])
      expect((await run([command, '--help'], folder)).out).toMatch(/--no-plugins +do not run code of the handbook/)
  })

  test('does not reuse what was made without plugins for builds with them', async () => {
    write({ 'handbook/handbook.yaml': 'plugins: { remark: [./x.js] }\n', 'handbook/x.js': replacing('One', 'Two') })
    await run(['build', '--no-plugins'], folder)
    expect(built()).toContain('One word.')
    await run(['build'], folder)
    expect(built()).toContain('Two word.')
    await run(['build', '--no-plugins'], folder)
    expect(built()).toContain('One word.')
  })

  test('that hang on a page cost only that page, which is tried again the next time', async () => {
    const hangs = 'export default () => (tree, file) => { while (file.path === "b.md") {} }'
    write({
      'handbook/handbook.yaml': 'limits: { pageMilliseconds: 800 }\nplugins: { remark: [./x.js] }\n',
      'handbook/x.js': hangs,
      'handbook/b.md': '# B\n\nAnother *word*.\n',
      'handbook/c.md': '# C\n\nA *third* one.\n',
    })
    const bin = join(process.cwd(), 'dist/src/bin.js')
    for (const _ of ['once', 'again']) {
      const { stdout } = spawnSync(process.execPath, [bin, 'build', '--force', '--out', 'site'], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(stdout).toContain(
        'b.md:1:1 error page-slow\n  The plugin `./x.js` took more than 0.8 seconds on this page\n',
      )
    }
    expect(built('b.html')).toContain('Another *word*.')
    expect(built('c.html')).toContain('A <em>third</em> one.')
  })

  test('that are slow once, as on a busy machine, cost nothing: the page is read once more, by itself', async () => {
    write({
      'handbook/handbook.yaml': 'limits: { pageMilliseconds: 400 }\nplugins: { remark: [./x.js] }\n',
      // Waits without the processor, the first time for longer than a page may take.
      'handbook/x.js': `import { existsSync, writeFileSync } from 'node:fs'
        const wait = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
        export default () => (tree, file) => {
          if (file.path !== 'b.md') return
          const isSecond = existsSync('tried')
          writeFileSync('tried', '')
          wait(isSecond ? 700 : 60_000)
        }`,
      'handbook/b.md': '# B\n\nAnother *word*.\n',
    })
    const bin = join(process.cwd(), 'dist/src/bin.js')
    const { stdout } = spawnSync(process.execPath, [bin, 'build', '--out', 'site'], { cwd: folder, encoding: 'utf8' })
    expect(stdout).not.toContain('page-slow')
    expect(built('b.html')).toContain('Another <em>word</em>.')
  })
})

function linkIn(parent: string): string {
  mkdirSync(join(folder, parent), { recursive: true })
  return join(folder, parent, 'rehype-slug')
}
