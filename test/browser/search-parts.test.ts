import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'

/** Too much text to be read whole: 100 pages of sections that say little. */
const filler = Object.fromEntries(
  Array.from({ length: 100 }, (_, at) => [
    `guides/part-${at % 7}/page-${at}.md`,
    `# Page ${at}\n\n${Array.from({ length: 8 }, (_, part) => `## Part ${part}\n\n${sentences(at * 8 + part)}\n`).join('\n')}`,
  ]),
)

function sentences(seed: number): string {
  const word = (at: number) => `w${((seed + 1) * (at + 3) * 7919) % 5000}`
  return Array.from({ length: 150 }, (_, at) => word(at)).join(' ')
}

const here = siteInBrowser(() =>
  builtSite({
    ...filler,
    'index.md': '# Handbook\n\nWho does what.\n',
    'roles/em.md': pageOf('title: Engineering Manager', 'short: EM', 'ownerRole: em', 'examples: [Coaches people.]'),
    'responsibilities/staffing.md': `${pageOf('title: Staffing', 'coreFocus: people', 'ownerRole: em')}\nPeople join.\n`,
    'focuses/people.md': pageOf('title: People', 'summary: Everybody.', 'ownerRole: em'),
    'guides/animals.md': `# Animals\n\nNone.\n\n## Über Quokkas\n\nA quokka hops about.\n\n## 東京\n\n動物園は東京都にあります。\n`,
  }),
)

async function ask(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill(query)
}

describe.each(here.roots)('from %s', (_, root) => {
  test('a word of a text is found, with what is around it and its section', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'guides/part-0/page-0.html')
    await ask(page, 'quokka')
    const hit = page.getByRole('option', { name: /Animals/ })
    await hit.locator('.hit-text', { hasText: 'A quokka hops about.' }).waitFor()
    expect(await hit.locator('mark').allInnerTexts()).toEqual(['Quokkas', 'quokka'])
    expect(await hit.getAttribute('href')).toMatch(/guides\/animals\.html#%C3%BCber-quokkas$/)
    await page.getByRole('combobox').fill('東京都')
    await hit.locator('mark', { hasText: '東京都' }).waitFor()
    await page.getByRole('combobox').fill('園')
    await hit.locator('.hit-text', { hasText: '動物園' }).waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('what is found only in another spelling says so, once nothing is still to come', async () => {
    const { page } = await openPage(here.browser, root(), 'index.html')
    await ask(page, 'qoukka')
    await page.getByRole('status').filter({ hasText: 'Nothing has “qoukka”. These have “quokka”.' }).waitFor()
    expect(await page.getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${root()}/guides/animals.html#%C3%BCber-quokkas`)
    await page.close()
  })

  test('Enter waits for what is still to come and leads to the section', async () => {
    const { page } = await openPage(here.browser, root(), 'index.html')
    await page.keyboard.press('/')
    await page.keyboard.type('hops quokka')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${root()}/guides/animals.html#%C3%BCber-quokkas`)
    await page.close()
  })
})

test('what is asked is answered, and pages are found by name, while the words of the texts are on their way', async () => {
  const { page } = await openPage(here.browser, here.root, 'index.html')
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(/\/search-parts\./, async (route) => {
    await arrived
    await route.continue()
  })
  await ask(page, 'who owns staffing')
  await page.getByRole('option', { name: /Staffing/ }).waitFor()
  await page.locator('.answer-topic', { hasText: 'Staffing' }).waitFor()
  await page.getByRole('combobox').fill('quokka')
  await expect.poll(() => page.getByRole('dialog').getByRole('status').innerText()).toBe('Loading …')
  arrive()
  await page.getByRole('option', { name: /Animals/ }).waitFor()
  expect(await page.getByRole('combobox').inputValue()).toBe('quokka')
  await page.close()
})

test('where a part cannot be loaded the search says so, goes on with the rest, and tries again with the next words', async () => {
  const { page } = await openPage(here.browser, here.root, 'index.html')
  await page.route(/\/(words|text-guides-animals)\./, (route) => route.abort())
  await ask(page, 'people')
  const status = page.getByRole('dialog').getByRole('status')
  await expect.poll(() => status.innerText()).toContain('A part of the search could not be loaded.')
  await page.getByRole('option', { name: /People/ }).waitFor()
  await page.unroute(/\/(words|text-guides-animals)\./)
  await page.getByRole('combobox').fill('quokka')
  await page.getByRole('option', { name: /Animals/ }).waitFor()
  expect(await status.innerText()).not.toContain('could not')
  await page.close()
})

test('what is typed in one go loads nothing for its beginnings', async () => {
  const { page } = await openPage(here.browser, here.root, 'index.html')
  const parts: string[] = []
  await page.keyboard.press('/')
  await page.keyboard.type('staffing')
  await page.getByRole('option', { name: /Staffing/ }).waitFor()
  page.on('request', (request) => request.url().includes('/words.') && parts.push(request.url()))
  await page.getByRole('combobox').fill('')
  await page.keyboard.type('quokka')
  await page.getByRole('option', { name: /Animals/ }).waitFor()
  expect(parts.length).toBeLessThanOrEqual(3)
  await page.close()
})

test('what could not be loaded once is there when the same is asked again: answers as well as words', async () => {
  const { page } = await openPage(here.browser, here.root, 'guides/part-0/page-0.html')
  await page.route(/\/(search-answers|words)\./, (route) => route.abort())
  await ask(page, 'who owns staffing')
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByRole('status').innerText()).toContain('could not be loaded')
  expect(await dialog.locator('.answer-topic').count()).toBe(0)
  await page.unroute(/\/(search-answers|words)\./)
  await page.getByRole('combobox').fill('')
  await page.getByRole('combobox').fill('who owns staffing')
  await dialog.locator('.answer-topic', { hasText: 'Staffing' }).waitFor()
  await expect.poll(() => dialog.getByRole('status').innerText()).not.toContain('could not')
  await page.close()
})
