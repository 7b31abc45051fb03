// What `check` says of the policy of the site is what a browser does with what plugins make.
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, siteInBrowser } from '../support/browser.ts'
import { folderOf, run } from '../support/commands.ts'

/** What a plugin puts into the page of this name. */
const kinds: Readonly<Record<string, string>> = {
  'style-attribute': '<p style="color: red">x</p>',
  'style-element': '<style>p { color: red }</style>',
  handler: '<svg onload="x()"></svg>',
  'inline-script': '<script>document.title = "run"</script>',
  'foreign-script': '<script src="https://elsewhere.example/x.js"></script>',
  'foreign-style': '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
  frame: '<iframe src="index.html"></iframe>',
  object: '<object data="index.html"></object>',
  video: '<video src="assets/x.mp4"></video>',
  'foreign-drawing': '<svg><image href="https://elsewhere.example/x.png" width="9" height="9"/></svg>',
  classes: '<p class="a" data-style="b" title="onclick">x</p>',
  drawing: '<svg width="9" height="9" fill="red"><path d="M0 0h9v9z"/></svg>',
  data: '<script type="application/json">{"a": 1}</script>',
  formula: '<math><mi mathcolor="red">x</mi></math>',
}

const plugin = `const kinds = ${JSON.stringify(kinds)}
export default () => (tree, file) => {
  const html = kinds[file.path.replace(/\\.md$/, '')]
  if (html) tree.children.push({ type: 'raw', value: html })
}
`

let folder: string
const here = siteInBrowser(async () => {
  folder = folderOf({
    'handbook.yaml':
      'plugins:\n  remark: [remark-math]\n  rehype: [./plugins/kinds.mjs, { name: rehype-katex, options: { output: mathml } }]\n',
    'index.md': '# Handbook\n',
    'plugins/kinds.mjs': plugin,
    'math.md': '# Odds\n\nOne in $\\frac{1}{2^n}$:\n\n$$\n\\sum_{k=0}^n \\binom{n}{k} = 2^n\n$$\n',
    ...Object.fromEntries(Object.keys(kinds).map((name) => [`${name}.md`, `# ${name}\n\nText.\n`])),
  })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const { code, out } = await run(['build', 'handbook', '--no-cache'], folder)
  if (code !== 0) throw new Error(out)
  return join(folder, 'site')
})

let reported: readonly { readonly file: string; readonly rule: string }[]
beforeAll(async () => {
  reported = JSON.parse((await run(['check', '--json'], folder)).out).problems
}, 240_000)

describe('the policy of the site', () => {
  test.each(Object.keys(kinds))('blocks in a page what check reports there, and nothing else: %s', async (name) => {
    const { page, complaints } = await openPage(here.browser, here.root, `${name}.html`)
    await page.waitForTimeout(100)
    const isBlocked = complaints.some((text) => text.includes('Content Security Policy'))
    const isReported = reported.some(({ file, rule }) => file === `handbook/${name}.md` && rule === 'plugin-output')
    expect({ isReported, complaints }).toEqual({ isReported: isBlocked, complaints: isBlocked ? complaints : [] })
    await page.close()
  })
})

describe('a formula', () => {
  test('is drawn by the browser, with remark-math and rehype-katex set to MathML', async () => {
    expect(reported.filter(({ file }) => file === 'handbook/math.md')).toEqual([])
    const { page, complaints } = await openPage(here.browser, here.root, 'math.html')
    expect(await page.locator('math').count()).toBe(2)
    // Above one another, as no line of text is.
    const heights = await page
      .locator('mfrac > *')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().y))
    expect(heights[0]).toBeLessThan(heights[1]!)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('that is wider than the page scrolls, and leaves the page still', async () => {
    const { page } = await openPage(here.browser, here.root, 'math.html', { viewport: { width: 320, height: 600 } })
    await page
      .locator('math mi')
      .first()
      .evaluate((letter) => {
        letter.textContent = 'wide'.repeat(100)
      })
    await page
      .locator('math[display] mi')
      .first()
      .evaluate((letter) => {
        letter.textContent = 'wide'.repeat(100)
      })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.close()
  })

  test('is in the printed handbook, too', async () => {
    const { page, complaints } = await openPage(here.browser, here.root, 'print.html')
    expect(await page.locator('math').count()).toBe(3)
    expect(complaints.filter((text) => text.includes('math'))).toEqual([])
    await page.close()
  })
})
