// What a reader of a site loads until the first hit of a search is there, and then for each word, in a real browser.
//   node test/bench/search-bytes.js SITE [words]
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { launch } from '../support/chromium.js'
import { serve } from '../support/site-server.js'

/**
 * Searches a site for words drawn by how often they are in its text, each on a page that has searched once before. Sizes are
 * in bytes as a server compresses them, times in milliseconds.
 */
export async function searchBytes(site, count = 100) {
  const browser = await launch()
  const server = await serve(site, join(site, '404.html'))
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } })
  const sizes = new Map()
  let asked = new Set()
  page.on('request', (request) => asked.add(decodeURIComponent(new URL(request.url()).pathname)))
  // Nothing of this may be needed for the first hit, so it has to wait for that.
  let release
  let mayLoad = Promise.resolve()
  const later = /\/(?:search-(?:answers|parts|texts)|words|text)[-.]/
  await page.route(later, async (route) => {
    await mayLoad
    await route.continue()
  })
  const bytesOf = (path) => {
    if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(join(site, path))).length)
    return sizes.get(path)
  }
  const sizeOf = (paths) => paths.reduce((sum, path) => sum + bytesOf(path), 0)
  const word = drawWords(site)
  const firsts = []
  const words = []
  for (let round = 0; round < count; round++) {
    await page.goto(`${server.root}/index.html`)
    asked = new Set()
    mayLoad = new Promise((resolve) => {
      release = resolve
    })
    const before = performance.now()
    await page.keyboard.press('/')
    await page.keyboard.type('manager')
    await page.locator('.hit').first().waitFor()
    firsts.push({ bytes: sizeOf([...asked].filter((path) => !later.test(path))), ms: performance.now() - before })
    release()
    await settled(page)
    asked = new Set()
    const looked = word()
    const started = performance.now()
    await page.locator('.search-input').fill(looked)
    await settled(page)
    words.push({ word: looked, bytes: sizeOf([...asked]), ms: performance.now() - started, files: asked.size })
  }
  await browser.close()
  server.close()
  words.sort((a, b) => a.bytes - b.bytes)
  return {
    'first hit, bytes': firsts[0].bytes,
    'first hit, ms': median(firsts.map(({ ms }) => ms)),
    'a word, bytes': median(words.map(({ bytes }) => bytes)),
    '95 of 100 words, bytes': words[Math.floor(words.length * 0.95) - 1].bytes,
    'the largest': words.at(-1),
    'a word, ms': median(words.map(({ ms }) => ms)),
  }
}

/** Until all is loaded and shown, what is in view of the texts with it. */
async function settled(page) {
  await page.waitForFunction(
    () => !document.querySelector('.search-status')?.textContent.includes('Loading') && document.querySelector('.hit'),
  )
  // What comes into view is noticed in the next frame.
  await page.waitForTimeout(200)
  await page.waitForLoadState('networkidle')
}

/** Words of the text as often as they are there; where no spaces are written, two characters. */
function drawWords(site) {
  const assets = join(site, 'assets')
  const files = readdirSync(assets).filter((name) => /^(?:text-|search-texts)/.test(name))
  let sum = 0
  const ends = files.map((name) => {
    sum += statSync(join(assets, name)).size
    return sum
  })
  let state = 1
  const random = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
  return function draw() {
    const at = random() * sum
    const text = readFileSync(join(assets, files[ends.findIndex((end) => end > at)]), 'utf8').replace(
      /^.*?\]=|\\n/g,
      '',
    )
    const found = text.match(/\p{sc=Han}[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|\p{sc=Latin}+/gu) ?? []
    return found[Math.floor(random() * found.length)] ?? draw()
  }
}

const median = (values) => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)])

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(await searchBytes(resolve(process.argv[2]), Number(process.argv[3] ?? 100)))
