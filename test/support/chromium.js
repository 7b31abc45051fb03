// Plain JavaScript, so that `npm run lighthouse` and `npm run pictures` start as they are.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']

/**
 * A real browser: `CHROMIUM`, else the one that comes with the dev dependencies, else an installed Chrome.
 * @param {readonly string[]} more Flags besides the usual ones.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launch(more = []) {
  const args = [...flags, ...more]
  const given = process.env.CHROMIUM
  if (given) return chromium.launch({ executablePath: given, args })
  const bundled = process.platform === 'linux' && process.arch === 'x64' ? await unpacked() : undefined
  if (bundled) return chromium.launch({ executablePath: bundled, args })
  return chromium.launch({ channel: 'chrome', args }).catch((cause) => {
    throw new Error(
      'The browser tests need a browser: install Google Chrome, or set CHROMIUM to the path of a Chrome or Chromium.',
      { cause },
    )
  })
}

/** @returns {Promise<string | undefined>} */
async function unpacked() {
  // Makes the package bring its own copies of the system libraries a headless Chromium needs.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const path = await packed.executablePath()
  return existsSync(path) ? path : undefined
}
