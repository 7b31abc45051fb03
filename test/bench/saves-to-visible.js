import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** Saves a page again and again while `dev` serves its handbook. Yields the milliseconds until a reader would see each save; undefined when no page shows them. */
export async function savesToVisible({ bin, work, handbook, file, text, rounds }) {
  const server = spawn(process.execPath, [bin, 'dev', handbook, '--port', '0'], {
    cwd: work,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let said = ''
    server.stdout.setEncoding('utf8').on('data', (more) => {
      said += more
    })
    const url = await until(() => /http:\/\/[\d.]+:\d+/.exec(said)?.[0])
    await until(() => /\d+ pages/.test(said))
    const path = file
      .slice(handbook.length)
      .replace(/(?:README|index)\.md$/i, 'index.html')
      .replace(/\.md$/, '.html')
    const milliseconds = []
    for (let round = 0; round < rounds; round++) {
      const mark = `Saved for the time number ${round}.`
      const started = performance.now()
      writeFileSync(file, `${text}\n${mark}\n`)
      const seen = await until(async () => (await (await fetch(url + encodeURI(path))).text()).includes(mark))
      if (!seen) return undefined
      milliseconds.push(performance.now() - started)
      // So that what is measured is a save and not a burst of them.
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    return milliseconds
  } finally {
    server.kill()
  }
}

/** Asks until there is an answer, for half a minute at most. */
async function until(ask) {
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return undefined
}
