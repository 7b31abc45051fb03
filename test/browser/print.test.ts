import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { siteInBrowser } from '../support/browser.ts'
import { run, temporary } from '../support/commands.ts'

const here = siteInBrowser(
  async () => {
    const handbook = join(temporary(), 'handbook')
    cpSync('handbook', handbook, { recursive: true })
    appendFileSync(join(handbook, 'handbook.yaml'), '\nurl: https://handbook.example/eng/\n')
    const site = join(temporary(), 'eng')
    const { code, out } = await run(['build', handbook, '--out', site, '--no-cache'], process.cwd())
    expect(code, out).toBe(0)
    return site
  },
  { below: 'eng' },
)

test('an address that leads nowhere, however deep, gets a page in the style of the site with links to go on', async () => {
  const page = await here.browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(`${here.root}/no/such/page.html`)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Page not found')
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(2)
  await page.getByRole('main').getByRole('link', { name: 'Who do I go to?' }).click()
  await page.waitForURL(`${here.root}/who.html`)
  // The answer itself is what the browser complains about.
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
  await page.close()
}, 60_000)

test('the search field of the page for lost addresses works, also without a script', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/no/such`)
  await page.getByLabel('Search for it').fill('staffing')
  await page.keyboard.press('Enter')
  await page
    .getByRole('option', { name: /Staffing/ })
    .first()
    .click()
  await page.waitForURL(`${here.root}/responsibilities/staffing.html`)
  await page.close()
  const plain = await here.browser.newPage({ javaScriptEnabled: false })
  await plain.goto(`${here.root}/no/such`)
  await plain.getByLabel('Search for it').fill('staffing')
  await plain.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await plain.waitForURL(`${here.root}/search.html?q=staffing`)
  await plain.close()
}, 60_000)

test.each(here.roots)(
  'the whole handbook reads from %s, and its links stay in it',
  async (_, root) => {
    const at = root()
    const page = await here.browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`${at}/print.html`)
    await page.getByRole('navigation').getByRole('link', { name: 'Tech Lead Manager', exact: true }).click()
    expect(page.url()).toBe(`${at}/print.html#page-roles-tlm`)
    const chapter = page.locator('#page-roles-tlm')
    await chapter.getByRole('link', { name: 'critical path', exact: true }).click()
    expect(page.url()).toBe(`${at}/print.html#page-practices-stay-off-the-critical-path`)
    expect(complaints).toEqual([])
    await page.close()
  },
  60_000,
)

test.each(['A4', 'Letter'])(
  'each role has one sheet of %s',
  async (format) => {
    const page = await here.browser.newPage()
    await page.goto(`${here.root}/cards.html`)
    const pdf = await page.pdf({ format })
    const sheets = await page.locator('.sheet').count()
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets)
    await page.close()
  },
  60_000,
)

test('the card of a role that answers for nothing says so, and shows the rest', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/cards.html`)
  const sheet = page.getByRole('region', { name: 'Individual Contributor' })
  const titles = await sheet.getByRole('heading', { level: 3 }).allInnerTexts()
  expect(titles).toEqual(['Answers for', 'What it looks like', 'Practices', 'Helps with', 'Expected of everyone'])
  expect(await sheet.innerText()).toContain('No responsibility names this role as its owner.')
  expect(await page.getByText('No responsibility names this role as its owner.').count()).toBe(1)
  await page.close()
}, 60_000)

test('bullets are inside the page, where printing does not cut them off', async () => {
  const page = await here.browser.newPage()
  await page.emulateMedia({ media: 'print' })
  for (const path of ['cards.html', 'roles/tl.html']) {
    await page.goto(`${here.root}/${path}`)
    const rooms = await page.evaluate(() =>
      [...document.querySelectorAll('main ul')]
        .filter((list) => list.checkVisibility() && getComputedStyle(list).listStyleType !== 'none')
        .map((list) => parseFloat(getComputedStyle(list).paddingLeft) / parseFloat(getComputedStyle(list).fontSize)),
    )
    expect(rooms.length).toBeGreaterThan(3)
    expect(Math.min(...rooms), path).toBeGreaterThan(1.3)
  }
  await page.close()
}, 60_000)

test('on paper, what a role page folds stands open and complete, with where the role is used', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/roles/tl.html`)
  const fold = page.locator('.read-on')
  // What each folded text and link says, but for controls.
  const hidden = () =>
    fold.evaluate((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      while (texts.nextNode()) {
        const { parentElement: parent, textContent: text } = texts.currentNode
        const isSeen = parent!.checkVisibility() && parent!.getClientRects().length > 0
        if (text!.trim() !== '' && !parent!.closest('summary') && !isSeen) found.push(text!)
      }
      return found
    })
  expect((await hidden()).length).toBeGreaterThan(50)
  await page.emulateMedia({ media: 'print' })
  expect(await hidden()).toEqual([])
  expect(await fold.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(
    expect.arrayContaining(['What it looks like', 'Decides', 'Where this is used']),
  )
  expect(await fold.getByRole('link', { name: 'Tech Lead Manager', exact: true }).isVisible()).toBe(true)
  await page.close()
}, 60_000)

test('the contents of the whole handbook name every part once, and lead to every chapter', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/print.html`)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  expect(await contents.getByText('Roles', { exact: true }).count()).toBe(1)
  await contents.getByText('Guides', { exact: true }).waitFor()
  const chapters = await page.locator('.chapter').evaluateAll((all) => all.map(({ id }) => `#${id}`))
  const links = await contents.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(links).toEqual(chapters)
  await page.close()
}, 60_000)

test('from the page of a folder, what is in it is printed alone', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/practices/index.html`)
  await page.getByRole('link', { name: 'Print this section' }).click()
  await page.waitForURL(`${here.root}/print.html#section-practices-index`)
  const visible = () =>
    page.locator('.chapter').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map(({ id }) => id))
  const isPractice = (id: string) => id.startsWith('page-practices-')
  expect((await visible()).filter(isPractice).length).toBeGreaterThan(5)
  expect((await visible()).filter((id) => !isPractice(id))).toEqual([])
  const sheets = async () => (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length
  const ofSection = await sheets()
  await page.getByRole('link', { name: 'Show all of this document' }).click()
  expect((await visible()).filter((id) => !isPractice(id)).length).toBeGreaterThan(50)
  expect(ofSection).toBeLessThan((await sheets()) / 3)
  await page.close()
}, 60_000)

test('a matrix has one sheet, without what one presses', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/matrix/em-tl-tlm.html`)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.toolbar').isVisible()).toBe(false)
  await page.close()
}, 60_000)
