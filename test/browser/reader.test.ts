import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { siteInBrowser, violations } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'

const files = {
  'roles/em.md': pageOf('title: Engineering Manager', 'short: EM', 'ownerRole: em', 'examples: [Coaches people.]'),
  'roles/tl.md': pageOf('title: Tech Lead', 'short: TL', 'ownerRole: em', 'examples: [Designs systems.]'),
  'focuses/people.md': pageOf('title: People', 'summary: Everybody.', 'ownerRole: em'),
  'focuses/technology.md': pageOf('title: Technology', 'summary: Machines.', 'ownerRole: tl'),
  'responsibilities/staffing.md': pageOf(
    'title: Staffing',
    'summary: The team has the people it needs.',
    'coreFocus: people',
    'ownerRole: em',
    'aliases: [Recruiting]',
    'goTo: { em: You know somebody we should hire. }',
    'examples: [A role opens and the manager writes the requisition.]',
  ),
  'responsibilities/design.md': pageOf(
    'title: Technical Design',
    'summary: Designs are reviewed before they are built.',
    'coreFocus: technology',
    'ownerRole: tl',
    'examples: [Somebody plans a new service.]',
  ),
  'teams/search.md': pageOf('title: Search', 'roles: { em: Ada Byron, tl: Alan Kay }'),
  'glossary/charter.md': pageOf('title: Charter', 'summary: What a team is for.', 'aliases: [DRI]'),
  'guides/teams.md': `# Teams\n\nEvery team has a charter.\n${'\nMore words.\n'.repeat(60)}\n## On the edge\n\n${'Words '.repeat(9)}the DRI.\n`,
  'assessments/ready.md': pageOf(
    'title: Am I ready?',
    'ownerRole: em',
    'statements: [I like people., I like plans., I like change.]',
    'passes: 2',
    'outcomes: { met: Try it., unmet: Wait a little. }',
  ),
  'assessments/mirror.md': pageOf('title: Mirror', 'ownerRole: em', 'prompts: { Trust: [Who trusts you?] }'),
}

const here = siteInBrowser(() => builtSite(files))

/** A page, and what it complains about. */
async function open(url: string, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await here.browser.newPage(options)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url)
  return { page, complaints }
}

const needs = (page: Page) => page.locator('.need-name:visible').allInnerTexts()

/** What a question is about, according to the answer. */
const answered = (page: Page) => page.locator('.answer-topic strong').allInnerTexts()

describe.each(here.roots)('from %s', (from, root) => {
  test.each([
    ['who owns hiring', 'Staffing'],
    ['recruit', 'Staffing'],
    ['recruting', 'Staffing'],
    ['DESIGN review', 'Technical Design'],
    ['tech lead', 'Tech Lead'],
    ['who is Ada Byron', 'Ada Byron'],
  ])('“%s” is answered by %s, above the whole list', async (words, answer) => {
    const { page, complaints } = await open(`${root()}/who.html`)
    await page.getByLabel('What do you need?').fill(words)
    await expect.poll(() => answered(page)).toEqual([answer])
    expect(await page.getByRole('status').innerText()).toContain(`${answer}: `)
    expect(await needs(page)).toEqual(['Staffing', 'Technical Design'])
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each(['called', 'xyzzy'])('where nothing fits “%s”, the page says so and where to look', async (words) => {
    const { page, complaints } = await open(`${root()}/who.html`)
    await page.getByLabel('What do you need?').fill(words)
    await expect.poll(() => page.getByRole('status').innerText()).toBe(`No duty or person here fits “${words}”.`)
    await page.getByRole('link', { name: `Search the whole handbook for “${words}”` }).click()
    await page.waitForURL(`${root()}/search.html?q=${words}`)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('what is asked is kept in the address and when a team is chosen', async () => {
    const { page, complaints } = await open(`${root()}/who.html?q=hire`)
    await expect.poll(() => answered(page)).toEqual(['Staffing'])
    await page.getByLabel('What do you need?').fill('design')
    await expect.poll(() => answered(page)).toEqual(['Technical Design'])
    if (from === 'HTTP') await page.waitForURL(`${root()}/who.html?q=design`)
    await page.getByRole('navigation', { name: 'Teams' }).getByRole('link', { name: 'Search', exact: true }).click()
    await page.waitForURL(/who\/search\.html\?q=design$/)
    await expect.poll(() => page.getByRole('region', { name: 'Answer' }).innerText()).toContain('Alan Kay')
    const field = page.getByLabel('What do you need in Search?')
    await field.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Technical Design')
    await field.press('Escape')
    expect(await answered(page)).toEqual([])
    expect(await field.inputValue()).toBe('')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('without a script the list is complete, terms link to their meaning, and statements are counted', async () => {
    const { page } = await open(`${root()}/who.html?q=hire`, { javaScriptEnabled: false })
    expect(await needs(page)).toHaveLength(2)
    await page.getByLabel('What do you need?').fill('hire')
    await page.getByRole('button', { name: 'Ask' }).click()
    await page.waitForURL(/\/search\.html\?q=hire$/)
    await page.goto(`${root()}/guides/teams.html`)
    expect(await page.locator('.tip:visible').count()).toBe(0)
    await page.locator('.term', { hasText: 'charter' }).click()
    await page.waitForURL(/glossary\/charter\.html$/)
    await page.goto(`${root()}/assessments/ready.html`)
    await page.getByLabel('I like people.').check()
    expect(await page.getByText('If 2 or more of 3 apply').isVisible()).toBe(true)
    expect(await page.getByText('If fewer than 2 apply').isVisible()).toBe(true)
    await page.close()
  })

  test('a term is explained on hover and on focus, and Esc closes it', async () => {
    const { page, complaints } = await open(`${root()}/guides/teams.html`)
    const word = page.locator('.term', { hasText: 'charter' })
    const tip = page.locator('.tip')
    const about = await word.getAttribute('aria-describedby')
    expect(await page.locator(`#${about}`).textContent()).toBe('Charter What a team is for.')
    const before = await page.evaluate(() => document.documentElement.scrollHeight)
    await word.hover()
    await tip.waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before)
    await tip.hover()
    await page.waitForTimeout(300)
    expect(await tip.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'hidden' })
    await page.mouse.move(0, 0)
    await word.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await tip.waitFor()
    await page.keyboard.press('Shift+Tab')
    await tip.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the first tap shows what a term means, inside the window, and the second follows the link', async () => {
    const { page } = await open(`${root()}/guides/teams.html`, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 375, height: 700 },
    })
    const word = page.getByRole('link', { name: 'DRI' })
    const tip = page.locator('.tip')
    await word.tap()
    await tip.waitFor()
    const box = (await tip.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(375)
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.y + box.height).toBeLessThanOrEqual(700)
    await page.getByRole('heading', { name: 'On the edge' }).tap()
    await tip.waitFor({ state: 'hidden' })
    await word.tap()
    await tip.waitFor()
    await word.tap()
    await page.waitForURL(/glossary\/charter\.html$/)
    await page.close()
  })

  test('an assessment says what the answers add up to, and does not store them', async () => {
    const { page, complaints } = await open(`${root()}/assessments/ready.html`)
    const said = () => page.getByRole('status').innerText()
    expect(await said()).toBe('')
    await page.getByLabel('I like people.').check()
    expect(await said()).toBe('1 of 3 apply. Wait a little.')
    await page.getByLabel('I like plans.').focus()
    await page.keyboard.press('Space')
    expect(await said()).toBe('2 of 3 apply. Try it.')
    expect(await page.locator('.is-so dd').allInnerTexts()).toEqual(['Try it.'])
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await said()).toBe('')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await page.getByLabel('I like people.').check()
    await page.reload()
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await page.goto(`${root()}/assessments/mirror.html`)
    await page.getByLabel('Your thoughts: Trust').fill('Ada does.')
    expect(page.url()).not.toContain('?')
    expect(complaints).toEqual([])
    await page.close()
  })
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    ['who.html?q=hire'],
    ['who/search.html'],
    ['guides/teams.html'],
    ['assessments/ready.html'],
    ['assessments/mirror.html'],
  ])('%s has nothing that axe objects to and fits a phone', async (path) => {
    const page = await here.browser.newPage({
      colorScheme,
      viewport: { width: 375, height: 700 },
    })
    await page.goto(`${here.root}/${path}`)
    if (path.startsWith('guides')) {
      await page.locator('.term', { hasText: 'charter' }).hover()
      await page.locator('.tip').waitFor()
    }
    if (path.endsWith('ready.html')) await page.getByLabel('I like people.').check()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})
