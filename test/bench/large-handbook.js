// Makes a handbook as large as the largest that companies publish, the same every time: pages of every kind that matrices
// are made from, one flat folder of hundreds of pages, folders within folders, and a fifth of the pages in Japanese.
//   node test/bench/large-handbook.js FOLDER [pages]
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { planPages } from './large-plan.js'
import { makeBody, makeLanguages } from './made-up-prose.js'
import { randomFrom } from './made-up-words.js'

/** As many pages as GitLab's handbook has in translation, and as much text: 27 MB. */
export const usualPages = 4500

export function writeLargeHandbook(folder, pages = usualPages) {
  for (const [path, text] of largeHandbook(pages)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const config = `title: Large Handbook
description: As large as the largest, and made up.
url: https://handbook.example.com/
repository:
  url: https://github.com/acme/handbook
matrices:
  - id: em-tl-tlm
    title: EM / TL / TLM
    roles: [em, tl, tlm]
limits:
  # One role of few holds a part of very much.
  combinedLoad: 1000
`

/** The files of a handbook of so many pages, each with its path. */
export function* largeHandbook(count = usualPages) {
  yield ['handbook.yaml', config]
  const languages = makeLanguages()
  const pages = planPages(count, languages)
  const dice = randomFrom(count)
  const parts = pages.filter(isPart)
  const linked = pages.filter((page) => !isPart(page))
  for (const page of pages) {
    const link = () => {
      const to = dice.pick(linked)
      const isById = to.id && dice.chance(0.5)
      return isById ? `[[${to.id}]]` : `[${to.title}](${posix.relative(dirname(page.path), to.path)})`
    }
    const body = makeBody(languages[page.language], dice, dice.size(page.bytes), link)
    const includes = page.keys === undefined && !isPart(page) && dice.chance(0.02)
    const part = posix.relative(dirname(page.path), dice.pick(parts).path)
    yield [page.path, frontMatter(page) + body + (includes ? `\n::include{page="${part}"}\n` : '')]
  }
}

/** Pages that others include. */
const isPart = ({ path }) => path.startsWith('shared/')

/** YAML has all JSON, which spares thinking about quotes. */
function frontMatter({ title, language, tags, keys }) {
  const all = { title, ...(language === 'japanese' && { lang: 'ja' }), ...(tags && { tags }), ...keys }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
  return `---\n${lines.join('')}---\n\n`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, pages = usualPages] = process.argv.slice(2)
  writeLargeHandbook(folder, Number(pages))
}
