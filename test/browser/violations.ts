import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe objects to in a page. The page's policy keeps foreign scripts out, but not what a debugger evaluates. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    interface Node {
      readonly target: unknown
      readonly failureSummary?: string
    }
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: Node[] }[] }> } }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary}`),
    )
  })
}
