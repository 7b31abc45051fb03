// What a new engineer asks in the first week. Every answer is two steps away at most: ask the search and open one of the
// first hits, or ask "Who do I go to?" and read.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { siteInBrowser } from '../support/browser.ts'
import { builtStarter } from '../support/starter.ts'

interface Question {
  readonly question: string
  /** The page that answers it, and what it says. */
  readonly page: string
  readonly says: string
}

const questions: readonly Question[] = [
  { question: 'Who owns hiring?', page: 'responsibilities/staffing.html', says: 'Engineering Manager is accountable' },
  { question: 'Who interviews candidates?', page: 'responsibilities/staffing.html', says: 'Tech Lead' },
  {
    question: 'Who do I talk to about my growth?',
    page: 'responsibilities/coaching-and-growth.html',
    says: 'Engineering Manager is accountable',
  },
  {
    question: 'Who decides about a technical design?',
    page: 'responsibilities/technical-execution.html',
    says: 'Tech Lead is accountable',
  },
  { question: 'Who runs design review?', page: 'practices/design-review.html', says: 'Tech Lead' },
  {
    question: 'Who owns technical debt?',
    page: 'responsibilities/technical-execution.html',
    says: 'Tech Lead is accountable',
  },
  {
    question: 'Who chooses technology?',
    page: 'responsibilities/technical-strategy.html',
    says: 'Tech Lead is accountable',
  },
  { question: 'Who owns code review?', page: 'aors/code-review-process.html', says: 'Maria Okafor' },
  {
    question: 'Who says what our charter is?',
    page: 'responsibilities/team-charter-and-outcomes.html',
    says: 'Engineering Manager is accountable',
  },
  { question: 'Who owns the roadmap?', page: 'roles/pm.html', says: 'roadmap' },
  {
    question: 'Who breaks goals into projects?',
    page: 'responsibilities/roadmap-feasibility-and-execution.html',
    says: 'Tech Lead is accountable',
  },
  {
    question: 'A project is late, who do I go to?',
    page: 'responsibilities/project-delivery.html',
    says: 'clarifies in doubt',
  },
  { question: 'Design is blocking delivery', page: 'responsibilities/project-delivery.html', says: 'Tech Lead' },
  {
    question: 'Who fixes a slow process?',
    page: 'responsibilities/operational-efficiency.html',
    says: 'Engineering Manager is accountable',
  },
  {
    question: 'Somebody leaves suddenly',
    page: 'responsibilities/organizational-risk.html',
    says: 'Engineering Manager is accountable',
  },
  {
    question: 'Who helps a new joiner?',
    page: 'responsibilities/team-building-and-collaboration.html',
    says: 'veryone',
  },
  { question: 'Who mentors new engineers?', page: 'aors/mentoring-new-engineers.html', says: 'Ines Duarte' },
  { question: 'Who runs the intern program?', page: 'aors/intern-program.html', says: 'Ravi Menon' },
  { question: 'How much does a tech lead code?', page: 'roles/tl.html', says: '60 %' },
  { question: 'What is a Staff Engineering Manager?', page: 'roles/tlm.html', says: 'Tech Lead Manager' },
]

const here = siteInBrowser(builtStarter)
let page: Page
beforeAll(async () => {
  page = await here.browser.newPage()
})

/** Whether the page is among the first five hits, once the search has read everything. */
async function isFound(question: string, answer: string): Promise<boolean> {
  await page.goto(`${here.root}/search.html?q=${encodeURIComponent(question)}`)
  const among = (path: string) =>
    [...document.querySelectorAll<HTMLAnchorElement>('.hit')].slice(0, 5).some(({ href }) => href.includes(path))
  return page.waitForFunction(among, `/${answer}`, { timeout: 4_000 }).then(
    () => true,
    () => false,
  )
}

/** What "Who do I go to?" answers, from the root of the site. */
async function answers(question: string): Promise<string[]> {
  await page.goto(`${here.root}/who.html?q=${encodeURIComponent(question)}`)
  await page.locator('.ask-answers a').first().waitFor()
  return hrefs('.ask-answers a:visible')
}

async function hrefs(selector: string): Promise<string[]> {
  const links = await page.locator(selector).evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
  return links.map((href) => href.replace(`${here.root}/`, '').replace(/#.*/, ''))
}

describe.each(questions)('$question', ({ question, page: answer, says }) => {
  test(`is answered in two steps by ${answer}`, async () => {
    if (!(await isFound(question, answer))) {
      const shown = await answers(question)
      expect(shown, 'neither the search nor the list has it').toContain(answer)
      expect(shown.length, 'an answer among so many is none').toBeLessThan(60)
    }
    await page.goto(`${here.root}/${answer}`)
    expect((await page.locator('main').innerText()).replace(/\s+/g, ' ')).toContain(says)
  })
})

test('from any page every role is two clicks away', async () => {
  const roles = ['em', 'tl', 'tlm', 'pm', 'ic'].map((id) => `roles/${id}.html`)
  for (const start of [
    'guides/adapting-the-default.html',
    'cases/the-brilliant-lead.html',
    'reference/commands.html',
    'compare/em/tl.html',
    'search.html',
  ]) {
    await page.goto(`${here.root}/${start}`)
    const section = page.locator('nav[aria-label="Handbook"] details:has(> summary:has-text("Below Roles"))')
    if ((await section.getAttribute('open')) === null) await section.locator('summary').first().click()
    const reached = (await hrefs('nav[aria-label="Handbook"] a:visible')).map((href) => `${here.root}/${href}`)
    expect(reached, start).toEqual(expect.arrayContaining(roles.map((role) => `${here.root}/${role}`)))
  }
})

describe('“Who approves a design doc in Payments?” names the person, the role and how to reach them', () => {
  const asked = 'Who approves a design doc in Payments?'
  const answered = /Technical Execution in Payments\s[\s\S]*Lena Fischer TLM[\s\S]*#payments-help/

  test.each(['index.html', 'who.html', 'who/search.html'])('in the field of %s', async (path) => {
    await page.goto(`${here.root}/${path}`)
    await page.locator('form.ask input').fill(asked)
    await expect.poll(() => page.getByRole('region', { name: 'Answer' }).innerText()).toMatch(answered)
  })

  test('in the search', async () => {
    await page.goto(`${here.root}/roles/em.html`)
    await page.keyboard.press('/')
    await page.keyboard.type(asked)
    await expect
      .poll(() => page.getByRole('dialog').getByRole('region', { name: 'Answer' }).innerText())
      .toMatch(answered)
    await page.goto(`${here.root}/search.html?q=${encodeURIComponent(asked)}`)
    await expect.poll(() => page.getByRole('region', { name: 'Answer' }).innerText()).toMatch(answered)
  })
})
