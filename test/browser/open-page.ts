import type { Browser, Page } from 'playwright-core'

/** Opens a page and collects what must not happen: errors, breaches of its own security policy, requests to other hosts. */
export async function openPage(
  browser: Browser,
  root: string,
  path: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const page = await browser.newPage(options)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(root) && !url.startsWith('data:')) complaints.push(`asked for ${url}`)
  })
  await page.goto(`${root}/${path}`)
  return { page, complaints }
}
