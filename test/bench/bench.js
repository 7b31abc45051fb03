// Times whole commands against the libraries alone, in turn, so that a busy machine disturbs all alike.
//   npm run bench                       the starter handbook, the same with more and more releases, and a large handbook
//   npm run bench -- FOLDER [rounds]    a folder of handbooks as well
//   npm run bench -- starter [rounds]   one of them alone
//   npm run bench -- releases [rounds]
//   npm run bench -- large [rounds] [pages]
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { timeHandbook } from './handbook-times.js'
import { hasHugo, prepareHugo } from './hugo.js'
import { usualPages, writeLargeHandbook } from './large-handbook.js'
import { root } from './measure.js'
import { timeReleases } from './release-times.js'

const starter = join(root, 'handbook')
const topics = { starter: () => benchFolder(starter), releases: benchReleases, large: benchLarge }

const [given, rounds, pages = usualPages] = process.argv.slice(2)
if (Object.hasOwn(topics, given ?? '')) await topics[given]()
else {
  if (given !== undefined) await benchFolder(resolve(given))
  for (const bench of Object.values(topics)) await bench()
}

async function benchFolder(folder) {
  await inFolder(async (work) => {
    const handbook = join(work, 'handbook')
    cpSync(folder, handbook, { recursive: true, filter: (path) => !path.endsWith('.rolebook') })
    spawnSync('chmod', ['-R', 'u+w', handbook])
    await timeHandbook({ name: folder, work, rounds: Number(rounds ?? 5) })
  })
}

function benchReleases() {
  timeReleases({ starter, counts: [10, 20, 30], rounds: Number(rounds ?? 5) })
}

/** One round takes minutes. */
async function benchLarge() {
  await inFolder(async (work) => {
    const handbook = join(work, 'handbook')
    writeLargeHandbook(handbook, Number(pages))
    const others = hasHugo() ? { hugo: prepareHugo(work, handbook) } : {}
    await timeHandbook({ name: 'A large handbook', work, rounds: Number(rounds ?? 1), others })
    const searchBytes = join(import.meta.dirname, 'search-bytes.js')
    if (existsSync(searchBytes)) spawnSync(process.execPath, [searchBytes, join(work, 'site')], { stdio: 'inherit' })
  })
}

async function inFolder(measure) {
  const work = mkdtempSync(join(tmpdir(), 'rolebook-bench-'))
  try {
    await measure(work)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
