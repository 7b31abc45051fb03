import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildHandbook } from '../../../src/model/model.ts'
import type { Handbook } from '../../../src/model/types.ts'
import { makePageParser } from '../../../src/parse/page.ts'
import type { Page } from '../../../src/parse/types.ts'
import { defaults } from '../../../src/schema/config.ts'
import { diffHandbooks } from '../../../src/views/diff/diff.ts'
import { buildChronicle, type PastRelease, tenuresOf } from '../../../src/views/releases.ts'
import { runs } from '../../support/cases.ts'
import { run, temporary } from '../../support/commands.ts'
import { type Files, holdersIn, type Judgement, judge } from '../../support/diff-oracle.ts'
import { sourceOf } from '../../support/handbooks.ts'
import { randomChange, randomHistory } from '../../support/random-changes.ts'

const parsePage = makePageParser({ limits: defaults.limits })
const known = new Map<string, Page>()

/** A page as it was parsed before: most pages of most handbooks here are the same. */
function pageOf(path: string, text: string): Page {
  const page = known.get(`${path}\n${text}`) ?? parsePage(sourceOf(path, text))
  known.set(`${path}\n${text}`, page)
  return page
}

function handbookOf({ 'handbook.yaml': config = '{}', ...files }: Files): Handbook {
  const pages = Object.entries(files).map(([path, text]) => pageOf(path, text))
  return buildHandbook(pages, [], { ...defaults, ...parse(config) })
}

interface Named {
  readonly id: string
}

interface HeldBy {
  readonly kind: string
  readonly roles: readonly Named[]
  readonly tieBreak?: Named
}

interface Span {
  readonly min: number
  readonly max: number
}

/** What is read here of a diff in JSON. */
interface Reported {
  readonly bump: Judgement['step']
  readonly rows: readonly { responsibility: Named; was: HeldBy; is: HeldBy }[]
  readonly roles: readonly {
    readonly role: Named
    readonly standing: string
    readonly moves: readonly { kind: string; responsibility: Named }[]
    readonly noNetChange: readonly Named[]
    readonly support: readonly { responsibility: Named; was?: string; is?: string }[]
    readonly time: readonly { bucket: string; was?: Span; is?: Span }[]
  }[]
}

/** What a diff says, in the words of the oracle. */
function understood({ bump, rows, roles }: Reported): Judgement {
  const ofRoles = (lines: (role: Reported['roles'][number], id: string) => readonly string[]) =>
    roles.flatMap((role) => lines(role, role.role.id)).sort()
  return {
    step: bump,
    rows: rows.map(({ responsibility, was, is }) => `${responsibility.id}: ${held(was)} -> ${held(is)}`).sort(),
    jobs: ofRoles(({ standing, moves, noNetChange }, id) => [
      ...(standing === 'stays' ? [] : [`${id} ${standing}`]),
      ...moves.map(({ kind, responsibility }) => `${id} ${kind} ${responsibility.id}`),
      ...noNetChange.map((row) => `${id} no net change ${row.id}`),
    ]),
    support: ofRoles(({ support }, id) =>
      support.map(
        ({ responsibility, was = 'nothing', is = 'nothing' }) => `${id} ${responsibility.id}: ${was} -> ${is}`,
      ),
    ),
    time: ofRoles(({ time }, id) =>
      time.map(({ bucket, was, is }) => `${id} ${bucket.toLowerCase()}: ${span(was)} -> ${span(is)}`),
    ),
  }
}

function held({ kind, roles, tieBreak }: HeldBy): string {
  const ids = roles.map(({ id }) => id).sort()
  if (kind === 'accountable') return ids.join('+')
  return kind === 'shared' ? `${ids.join('+')}/${tieBreak?.id ?? ''}` : kind
}

const span = (one: Span | undefined) => (one ? `${one.min}-${one.max}` : 'nothing')

const folder = temporary()

/** What `rolebook diff --format json` says of two folders. */
async function reportByCommand(before: Files, after: Files): Promise<Reported> {
  rmSync(folder, { recursive: true, force: true })
  // With a configuration, even an empty one, folders say what kind their pages are.
  for (const [name, files] of Object.entries({ before, after }))
    for (const [path, text] of Object.entries({ 'handbook.yaml': '{}\n', ...files })) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true })
      writeFileSync(join(folder, name, path), text)
    }
  const { code, out, err } = await run(['diff', 'before', 'after', '--format', 'json', '--no-cache'], folder)
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

// Others each time that all tests run, as for the other cases that look random.
const first = Number(process.env.SEED ?? 1) * 1000

describe('who holds what, what each role gains and gives up, and the step', () => {
  test('are what a second reader of the same files finds, of any two handbooks and in both directions', () => {
    for (let seed = first; seed < first + runs(500); seed += 1) {
      const { before, after, made } = randomChange(seed)
      const [older, newer] = [handbookOf(before), handbookOf(after)]
      const why = `${seed}: ${made.join(', ')}`
      expect(understood(diffHandbooks(older, newer)), why).toEqual(judge(before, after))
      expect(understood(diffHandbooks(newer, older)), `${why}, backwards`).toEqual(judge(after, before))
    }
  })

  test('are what the command prints', async () => {
    for (let seed = first; seed < first + runs(500); seed += 20) {
      const { before, after, made } = randomChange(seed)
      const why = `${seed}: ${made.join(', ')}`
      expect(understood(await reportByCommand(before, after)), why).toEqual(judge(before, after))
      expect(understood(await reportByCommand(after, before)), `${why}, backwards`).toEqual(judge(after, before))
    }
  })
})

test('who held what since when is what the releases say one after another', () => {
  for (let seed = first; seed < first + runs(200); seed += 1) {
    const editions = randomHistory(seed)
    const handbooks = editions.map(handbookOf)
    const releases = handbooks.map((handbook, at): PastRelease => {
      const before = handbooks[at - 1]
      const release = { version: `${at + 1}.0.0`, date: '2026-01-01' }
      return before ? { ...release, previous: `${at}.0.0`, diff: diffHandbooks(before, handbook) } : release
    })
    const chronicle = buildChronicle(handbooks.at(-1)!, { releases: releases.toReversed() })
    const holders = editions.map(holdersIn)
    for (const id of new Set(holders.flatMap((one) => [...one.keys()]))) {
      const expected = holders.flatMap((now, at) => {
        const [is, was] = [now.get(id) ?? 'absent', holders[at - 1]?.get(id) ?? 'absent']
        return is === was ? [] : [`${is} since ${at + 1}.0.0`]
      })
      const found = tenuresOf(chronicle, id)?.map((one) => `${held(one.held)} since ${one.since.title}`)
      expect([seed, id, found]).toEqual([seed, id, expected.reverse()])
    }
  }
})
