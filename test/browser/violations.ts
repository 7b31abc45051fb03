import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe objects to in a page, which must have been opened with `bypassCSP`: its policy keeps foreign scripts out, and the audit is one. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe })
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
