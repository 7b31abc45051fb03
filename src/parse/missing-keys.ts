import { keySpelling } from '../key-spelling.ts'
import { report, top } from '../report.ts'
import type { Message, RuleId } from '../types.ts'
import type { Yaml } from '../yaml.ts'
import type { FrontMatterText } from './front-matter.ts'
import { isMap } from './is-map.ts'
import { type Kind, kinds } from './kinds.ts'

/** What the kind needs and the page has not. Nothing is said twice: a misspelt key is there, keys that cannot be read too. */
export function missingKeys(
  { yaml }: FrontMatterText,
  kind: Kind,
  data: object,
  wrongKeys: readonly Message[],
  path: string,
): Message[] {
  if (!yaml || yaml.broken || wrongKeys.some(({ rule }) => rule === 'frontmatter-shape')) return []
  const missing: Message[] = []
  const misspelt = wrongKeys.flatMap(({ rule, expected }) => (rule === 'key-unknown' ? (expected ?? []) : []))
  const written = new Set([...(isMap(yaml.data) ? Object.keys(yaml.data as object) : []), ...misspelt].map(keySpelling))
  const has = (key: string) => written.has(keySpelling(key))
  for (const key of kinds[kind].required) {
    if ((data as Record<string, unknown>)[key] !== undefined || has(key)) continue
    const [rule, message, mend] = ownWords[kind]?.[key] ?? [
      'key-missing',
      `Missing key \`${key}\`, which every ${kind} has`,
      `Add \`${key}:\` between the dashes.`,
    ]
    missing.push(report(rule, path, top, message, { mend }))
  }
  if (kind === 'assessment') return [...missing, ...measured(yaml, has, path)]
  if (kind !== 'responsibility') return missing
  const [first, ...others] = ['ownerRole', 'sharedBy', 'everyone'].filter(has)
  for (const other of others) {
    const related = { file: path, place: yaml.place([first!], 'key'), message: `\`${first}\` is here` }
    const mend = 'Keep one of `ownerRole`, `sharedBy` with `tieBreak`, and `everyone`.'
    const message = `Unexpected \`${other}\` beside \`${first}\`, expected one of them`
    missing.push(report('own-two', path, yaml.place([other], 'key'), message, { mend, related }))
  }
  if (first === undefined) {
    const mend = 'Add `ownerRole:` with the role accountable for it, `sharedBy:` with `tieBreak:`, or `everyone: true`.'
    missing.push(report('own-missing', path, top, 'Nobody owns this responsibility', { mend }))
  }
  return missing
}

/** What is worse to lack than a key. */
const ownWords: Partial<Record<Kind, Partial<Record<string, readonly [rule: RuleId, message: string, mend: string]>>>> =
  {
    role: {
      examples: [
        'role-without-examples',
        'This role has no examples',
        'Add `examples:` with a sentence or more about what somebody in this role did or does.',
      ],
    },
    aor: {
      ownerRole: [
        'aor-no-owner',
        'No role stays accountable for this area of responsibility',
        'Add `ownerRole:` with the role that handed it out.',
      ],
      holder: [
        'aor-no-holder',
        'Nobody holds this area of responsibility',
        'Add `holder:` with the name of one person.',
      ],
    },
  }

/** An assessment is statements with a rule and what follows from it, or else prompts. */
function measured(yaml: Yaml, has: (key: string) => boolean, path: string): Message[] {
  if (has('statements') && has('prompts')) {
    const related = { file: path, place: yaml.place(['statements'], 'key'), message: '`statements` is here' }
    const message = 'Unexpected `prompts` beside `statements`, expected one of them'
    const mend = 'Make two assessments of it: one that has a result and one to reflect on.'
    return [report('assess-passes', path, yaml.place(['prompts'], 'key'), message, { mend, related })]
  }
  if (has('prompts')) return []
  if (!has('statements')) {
    const mend = 'Add `statements:` with `passes:` and `outcomes:`, or `prompts:` with questions by theme.'
    return [report('assess-passes', path, top, 'Nothing is assessed here', { mend })]
  }
  return ['passes', 'outcomes']
    .filter((key) => !has(key))
    .map((key) => {
      const message = `Missing key \`${key}\`, which every assessment with statements has`
      return report('key-missing', path, top, message, { mend: `Add \`${key}:\` between the dashes.` })
    })
}
