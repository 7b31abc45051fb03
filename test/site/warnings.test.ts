// A company that has just adopted the starter sees no warning: what a sample page is there to show, the page allows
// itself, and no warning comes with time.
import { expect, test } from 'vitest'
import { run } from '../support/commands.ts'

interface Problem {
  readonly rule: string
  readonly severity: string
  readonly file: string
}

/** What is wrong with the starter on a day, notes included, and what a page allows itself. */
async function problemsOn(today: string) {
  const argv = ['check', 'handbook', '--json', '--notes', '--no-cache', '--today', today]
  const { code, out } = await run(argv, process.cwd())
  const { problems, allowed } = JSON.parse(out) as Record<'problems' | 'allowed', Problem[]>
  return { code, problems: problems.map(shown).sort(), allowed: allowed.map(shown) }
}

const shown = ({ file, rule, severity }: Problem) => `${file} ${severity} ${rule}`

const allowed = [
  // The ledger has no backup, so that coverage has a single point of failure to show.
  'handbook/aors/payment-ledger.md warning aor-no-backup',
  // The page about the rule shows the marks that it is about.
  'handbook/reference/rules/letters-and-lines.md warning merge-conflict',
  // What the product should become and what it gets next are the product manager's, in a focus of the manager's.
  'handbook/responsibilities/product-roadmap.md note focus-default-owner',
  'handbook/responsibilities/product-strategy.md note focus-default-owner',
  // That two weeks in one make 200 percent is what the page is about.
  'handbook/roles/tlm.md note time-combined',
  // Search agreed against the first release and has not looked again, which the pages of releases tell about.
  'handbook/teams/search.md warning team-default-behind',
]

test('the starter has no error, no warning and no note but those that a sample allows itself, to show them', async () => {
  expect(await problemsOn('2026-11-25')).toEqual({ code: 0, problems: [], allowed })
})

test('years later it still has none: a sample has no date that expires in the handbook of somebody else', async () => {
  expect(await problemsOn('2036-11-25')).toEqual({ code: 0, problems: [], allowed })
})
