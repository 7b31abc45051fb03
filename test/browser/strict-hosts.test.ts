// Where a host sends a stricter policy than that of the pages: scripts do all that they do elsewhere, or say that they cannot.
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { siteInBrowser } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'

const here = siteInBrowser(() =>
  builtSite({
    'handbook.yaml': 'title: Handbook\nurl: https://handbook.example/\n',
    'index.md': '# Handbook\n\nWho does what on call.\n',
    'roles/em.md': pageOf('title: Engineering Manager', 'short: EM', 'ownerRole: em', 'formerly: boss'),
    'roles/tl.md': pageOf('title: Tech Lead', 'short: TL', 'ownerRole: tl'),
    'responsibilities/staffing.md': pageOf('title: Staffing', 'coreFocus: people', 'ownerRole: em'),
    'responsibilities/design.md': pageOf('title: Design', 'coreFocus: people', 'ownerRole: tl'),
    'focuses/people.md': pageOf('title: People', 'summary: Everybody.', 'ownerRole: em'),
    'glossary/on-call.md': pageOf('title: On call', 'summary: Answers at night.'),
    'assessments/lead.md': pageOf('title: Lead', 'statements: [Yes]', 'passes: 1', 'outcomes: {met: M, unmet: U}'),
  }),
)

const strict = "script-src 'self'; form-action 'none'; require-trusted-types-for 'script'"

/** Readers of a site whose host sends this policy with every page, and what their browsers complain about. */
async function readers(policy: string): Promise<{ context: BrowserContext; complaints: string[] }> {
  const context = await here.browser.newContext()
  const complaints: string[] = []
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  context.on('weberror', (error) => complaints.push(String(error.error())))
  await context.route(/\.html(\?|$)|\/nowhere/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })
  return { context, complaints }
}

const findStaffing = (page: Page) => page.getByRole('option', { name: /Staffing/ }).waitFor()

test.each([strict, `${strict}; trusted-types rolebook`])(
  'under the policy %s readers search from every place',
  async (policy) => {
    const { context, complaints } = await readers(policy)
    const page = await context.newPage()
    await page.goto(`${here.root}/roles/em.html`)
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('combobox').fill('staffing')
    await findStaffing(page)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${here.root}/responsibilities/staffing.html`)
    await page.goto(`${here.root}/index.html`)
    await page.locator('main').getByRole('searchbox').pressSequentially('staff')
    await page.getByRole('region', { name: 'Answer' }).getByText('Staffing').first().waitFor()
    await page.goto(`${here.root}/search.html?q=staffing`)
    await findStaffing(page)
    expect(complaints).toEqual([])
    await page.goto(`${here.root}/deep/nowhere`)
    await page.locator('main').getByRole('searchbox').pressSequentially('staff')
    await page.keyboard.press('Enter')
    await findStaffing(page)
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    await context.close()
  },
)

test('under it every other script runs as well', async () => {
  const { context, complaints } = await readers(`${strict}; trusted-types rolebook`)
  const page = await context.newPage()
  await page.goto(`${here.root}/index.html`)
  await page.getByRole('link', { name: 'on call' }).first().hover()
  await page.getByText('Answers at night.').first().waitFor()
  await page.goto(`${here.root}/who.html?q=staffing`)
  await page.getByRole('region', { name: 'Answer' }).getByText('Staffing').first().waitFor()
  await page.goto(`${here.root}/assessments/lead.html`)
  await page.getByRole('checkbox').check()
  await page.getByText('1 of 1 apply.').waitFor()
  await page.goto(`${here.root}/matrix/roles.html`)
  await page
    .getByRole('row', { name: /^Staffing/ })
    .getByRole('link', { name: 'Accountable' })
    .click()
  await page.getByRole('dialog').getByRole('heading', { name: 'Staffing as Engineering Manager' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.goto(`${here.root}/roles/boss.html`).catch(() => undefined)
  await page.waitForURL(`${here.root}/roles/em.html`)
  expect(complaints).toEqual([])
  await context.close()
})

test.each(['another', "'none'"])(
  'where only the scripts of %s may be loaded, the page to search on says that it cannot, and keeps what was asked, and a cell of a matrix is a link',
  async (name) => {
    const { context } = await readers(`${strict}; trusted-types ${name}`)
    const page = await context.newPage()
    await page.goto(`${here.root}/index.html`)
    await page.locator('main').getByRole('searchbox').fill('who & why?')
    await page.keyboard.press('Enter')
    await page.getByText('The search could not be loaded.').waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('who & why?')
    await page.goto(`${here.root}/matrix/roles.html`)
    await page
      .getByRole('row', { name: /^Staffing/ })
      .getByRole('link', { name: 'Accountable' })
      .click()
    await page.waitForURL(`${here.root}/responsibilities/staffing.html`)
    await context.close()
  },
)
