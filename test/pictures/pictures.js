// Takes the pictures of the README from the built starter handbook.
//   npm run pictures
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch } from '../support/chromium.js'

/** By the name of the file: the page, the size of the screen, the part to show where that is not all of it, and what is typed. */
const pictures = {
  matrix: {
    page: 'matrix/em-tl-tlm.html',
    viewport: { width: 1300, height: 1000 },
    part: '.matrix .scroll',
    scale: 1,
  },
  who: { page: 'who/payments.html', viewport: { width: 375, height: 720 }, asked: 'design', scale: 2 },
}
const most = 150_000

const root = resolve(import.meta.dirname, '../..')
const work = mkdtempSync(join(tmpdir(), 'rolebook-pictures-'))
const site = join(work, 'site')
execFileSync(process.execPath, [join(root, 'dist/src/bin.js'), 'build', join(root, 'handbook'), '--out', site], {
  cwd: work,
})
const browser = await launch()
for (const [name, { page: path, viewport, part, asked, scale }] of Object.entries(pictures))
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: scale })
    await page.goto(`${pathToFileURL(site).href}/${path}`)
    if (asked) await page.getByLabel('What do you need').fill(asked)
    const to = join(root, '.github', `${name}-${colorScheme}.png`)
    await (part ? page.locator(part).first() : page).screenshot({ path: to })
    const { size } = statSync(to)
    console.log(`${to}: ${Math.round(size / 1000)} kB`)
    if (size > most) process.exitCode = 1
    await page.close()
  }
await browser.close()
rmSync(work, { recursive: true, force: true })
