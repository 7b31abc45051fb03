// Audits pages of the built starter handbook as Lighthouse sees them on a phone.
//   npm run lighthouse
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import lighthouse from 'lighthouse'
import { launch } from '../support/chromium.js'
import { serve } from '../support/site-server.js'

const pages = ['index.html', 'roles/tlm.html', 'matrix/em-tl-tlm.html']
const categories = ['performance', 'accessibility', 'best-practices', 'seo']

/** Why a category may be below 100, by the id of the audit that takes the points. Anything else fails. */
const explained = {
  'is-crawlable': 'The starter is an internal handbook, so its pages ask search engines to stay away.',
}

const root = resolve(import.meta.dirname, '../..')
const work = mkdtempSync(join(tmpdir(), 'rolebook-lighthouse-'))
const site = join(work, 'site')
execFileSync(process.execPath, [join(root, 'dist/src/bin.js'), 'build', join(root, 'handbook'), '--out', site], {
  cwd: work,
})
const server = await serve(site)
const port = await freePort()
const browser = await launch([`--remote-debugging-port=${port}`])

console.log(`${'page'.padEnd(26)}${categories.map((name) => name.padStart(16)).join('')}`)
for (const page of pages) {
  const { lhr } = await lighthouse(`${server.root}/${page}`, { port, logLevel: 'error', onlyCategories: categories })
  const scores = categories.map((name) => Math.round(lhr.categories[name].score * 100))
  console.log(`${page.padEnd(26)}${scores.map((score) => String(score).padStart(16)).join('')}`)
  for (const { id, title, displayValue = '' } of categories.flatMap((name) => costs(lhr, name))) {
    console.log(`  ${id}: ${title} ${displayValue}\n    ${explained[id] ?? 'Not explained.'}`)
    if (!explained[id]) process.exitCode = 1
  }
}

await browser.close()
server.close()
rmSync(work, { recursive: true, force: true })

/** The audits that keep a category from 100. */
function costs({ categories, audits }, name) {
  if (categories[name].score === 1) return []
  return categories[name].auditRefs
    .filter(({ weight, id }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => audits[id])
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => found(port))
    })
  })
}
