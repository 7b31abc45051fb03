import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser, violations } from '../support/browser.ts'
import { filesIn } from '../support/commands.ts'
import { builtStarter } from '../support/starter.ts'

const here = siteInBrowser(builtStarter)

const open = (root: string, path: string, options?: Parameters<Browser['newPage']>[0]) =>
  openPage(here.browser, root, path, options)

/** The text a reader sees or hears in the matrix, in the row of a responsibility and the column of a role. */
async function cell(page: Page, row: string, column: string): Promise<string> {
  const table = page
    .locator('table')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .first()
  const heads = await table.locator('thead th').allInnerTexts()
  const at = heads.findIndex((head) => head.split('\n').some((line) => line.trim() === column))
  const cells = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .locator('th, td')
  return (await cells.nth(at).textContent())!.replace(/\s+/g, ' ').trim()
}

describe.each(here.roots)('from %s', (_, root) => {
  test('home says what the handbook is and leads to every role', async () => {
    const { page, complaints } = await open(root(), 'index.html')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('')
    for (const role of ['Engineering Manager', 'Tech Lead', 'Tech Lead Manager', 'Product Manager'])
      expect(await page.getByRole('main').getByRole('link', { name: role }).count(), role).toBeGreaterThan(0)
    await page.getByRole('main').getByRole('link', { name: 'Tech Lead Manager' }).first().click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Tech Lead Manager')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the matrix shows who is accountable for Technical Strategy, and through which part', async () => {
    const { page, complaints } = await open(root(), 'matrix/em-tl-tlm.html')
    expect(await cell(page, 'Technical Strategy', 'TL')).toMatch(/^Accountable$/)
    expect(await cell(page, 'Technical Strategy', 'TLM')).toMatch(/^Accountable, via TL$/)
    expect(await cell(page, 'Technical Strategy', 'EM')).toMatch(/^Supports/)
    expect(await cell(page, 'Project Delivery', 'EM')).toMatch(/^Shared: Operational Efficiency.*clarifies in doubt/)
    expect(await cell(page, 'Project Delivery', 'TLM')).toMatch(/^Accountable, both facets/)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('"only differences" hides the rows that all roles hold alike, without a script', async () => {
    const { page } = await open(root(), 'matrix/em-tl-tlm.html', { javaScriptEnabled: false })
    const alike = page.getByRole('rowheader', { name: 'Team Building and Collaboration', exact: true })
    expect(await alike.isVisible()).toBe(true)
    await page.getByRole('checkbox', { name: 'Only differences' }).check()
    expect(await alike.isVisible()).toBe(false)
    expect(await page.getByRole('rowheader', { name: 'Technical Strategy', exact: true }).isVisible()).toBe(true)
    await page.close()
  })

  test('the TL page lists what the TL is accountable for, and what not', async () => {
    const { page, complaints } = await open(root(), 'roles/tl.html')
    const text = await page.getByRole('main').innerText()
    for (const duty of [
      'Technical Execution',
      'Technical Strategy',
      'Technical Culture',
      'Roadmap Feasibility and Execution',
    ])
      expect(text).toContain(duty)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the TLM page shows that two jobs come to 200 percent', async () => {
    const { page, complaints } = await open(root(), 'roles/tlm.html')
    expect(await page.getByRole('main').innerText()).toMatch(/200\s?%/)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a compare page puts two roles side by side', async () => {
    const { page, complaints } = await open(root(), 'compare/em/tl.html')
    expect(await cell(page, 'Staffing', 'EM')).toMatch(/^Accountable/)
    expect(await cell(page, 'Staffing', 'TL')).toMatch(/^Supports/)
    expect(complaints).toEqual([])
    await page.close()
  })
})

/** Pages whose layouts have little in common. */
const main = [
  'index.html',
  'roles/tlm.html',
  'responsibilities/project-delivery.html',
  'guides/how-to-read-this-handbook.html',
  'teams/payments.html',
  'releases/2.0.0.html',
  'coverage.html',
  'search.html',
  'who.html',
  'people.html',
  'matrix/em-tl-tlm.html',
  'compare/em/tlm.html',
]

const others = [
  'focuses/technical-leadership.html',
  'glossary/accountable.html',
  'aors/payment-ledger.html',
  'people/maria-okafor.html',
  'practices/design-review.html',
  'who/payments.html',
  'reporting.html',
  'cards.html',
  'print.html',
  '404.html',
  'using/editing-a-page.html',
  'matrix/where-the-time-goes.html',
  'reference/rules/index.html',
  'reference/rules/shared-responsibilities.html',
  'guides/tech-lead-manager/two-jobs-in-one-week.html',
  'practices/people-first.html',
  'paths/tech-lead-paths.html',
  'assessments/tech-lead-reflection.html',
  'guides/tech-lead/i-hate-being-a-tech-lead.html',
  'cases/stop-and-pay-the-debt.html',
  'guides/two-careers.html',
]

const everything = Boolean(process.env.EVERYTHING)
const colorSchemes = ['light', 'dark'] as const

describe.each(everything ? [...main, ...others] : main)('%s', (path) => {
  test.each(everything ? colorSchemes : colorSchemes.slice(0, 1))(
    'has nothing that axe objects to, %s',
    async (colorScheme) => {
      const page = await here.browser.newPage({ colorScheme })
      await page.goto(`${here.root}/${path}`)
      expect(await violations(page)).toEqual([])
      await page.close()
    },
  )

  // The page for lost addresses is there for servers alone.
  test.each(everything && path !== '404.html' ? here.roots : here.roots.slice(0, 1))(
    'fits a phone without scrolling sideways and keeps to its own policy, from %s',
    async (_, root) => {
      const { page, complaints } = await open(root(), path, { viewport: { width: 375, height: 800 } })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
      expect(complaints).toEqual([])
      await page.close()
    },
  )
})

test('a page has nothing that needs a style sheet which it does not load', async () => {
  const files = [...filesIn(here.site)].map(([path, bytes]) => [path, String(bytes)] as const)
  const sheets = ['matrix', 'who', 'pages', 'home', 'more'].map(
    (name) => files.find(([path]) => new RegExp(`/${name}\\.\\w+\\.css$`).test(path))!,
  )
  const pages = files
    .filter(([path]) => path.endsWith('.html') && path !== '404.html')
    .map(([path, text]) => ({ path, text, loaded: sheets.find(([sheet]) => text.includes(sheet))?.[1] ?? '' }))
  expect(pages.filter(({ loaded }) => loaded === '').length).toBeGreaterThan(100)
  const page = await here.browser.newPage()
  const dressed = await page.evaluate(
    ({ all, pages }) => {
      const selectorsIn = (css: string): string[] => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        const rulesIn = (rules: CSSRuleList): CSSStyleRule[] =>
          [...rules].flatMap((rule) =>
            rule instanceof CSSStyleRule ? rule : rule instanceof CSSMediaRule ? rulesIn(rule.cssRules) : [],
          )
        return rulesIn(sheet.cssRules).map(({ selectorText }) =>
          selectorText.replace(/::?(before|after|marker|placeholder|hover)/g, ''),
        )
      }
      return pages.flatMap(({ path, text, loaded }) => {
        const there = new Set(selectorsIn(loaded))
        const missing = selectorsIn(all).filter((selector) => !there.has(selector))
        const document = new DOMParser().parseFromString(text, 'text/html')
        return missing.filter((selector) => document.querySelector(selector)).map((selector) => `${path} ${selector}`)
      })
    },
    { all: sheets.at(-1)![1], pages },
  )
  expect(dressed).toEqual([])
  await page.close()
}, 60_000)
