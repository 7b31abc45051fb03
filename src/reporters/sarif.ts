import { createHash } from 'node:crypto'
import { type RuleId, rules } from '../rules.ts'
import type { Allowed, Message, Place } from '../types.ts'

interface Options {
  /** Put before every file's path, so that it is one from the top of the repository. */
  readonly prefix: string
  /** Of rolebook. */
  readonly version: string
}

const ids = Object.keys(rules) as RuleId[]

/**
 * Problems as SARIF 2.1.0, which code scanning shows, as an object to be made JSON of. What its page allows is there
 * and says so. A fingerprint stays the same when the lines above a problem move.
 */
export function sarif(messages: readonly Message[], allowed: readonly Allowed[], options: Options): object {
  const fingerprint = fingerprints()
  const results = [...messages, ...allowed].map((message) => ({
    ruleId: message.rule,
    ruleIndex: ids.indexOf(message.rule),
    level: message.severity,
    message: { text: words(message) },
    locations: [{ physicalLocation: location(message.file, message.place, options) }],
    ...(message.related && {
      relatedLocations: [
        {
          id: 1,
          message: { text: unlinked(message.related.message) },
          physicalLocation: location(message.related.file, message.related.place, options),
        },
      ],
    }),
    partialFingerprints: { 'rolebook/v1': fingerprint(message) },
    // All results of a run have the list, or none has.
    suppressions: 'reason' in message ? [{ kind: 'inSource', justification: message.reason }] : [],
  }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'rolebook', version: options.version, rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { description: { text: 'The top of the repository.' } } },
        results,
      },
    ],
  }
}

const base = '%SRCROOT%'

const ruleOf = (id: RuleId) => ({
  id,
  shortDescription: { text: rules[id].summary },
  fullDescription: { text: rules[id].why },
  defaultConfiguration: { level: rules[id].severity },
  help: { text: `rolebook explain ${id}` },
})

const words = ({ message, mend }: Message): string => unlinked(mend ? `${message}\n→ ${mend}` : message)

// In a message of SARIF, brackets before parentheses are a link: a page could lead a reviewer anywhere.
const unlinked = (text: string): string => text.replaceAll('](', '] (')

const location = (file: string, place: Place, { prefix }: Options) => ({
  artifactLocation: { uri: encoded(prefix + file), uriBaseId: base },
  region: {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
  },
})

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** What a problem is known by: its rule, its file and its words, and how many such came before it. */
function fingerprints(): (message: Message) => string {
  const seen = new Map<string, number>()
  return ({ rule, file, message }) => {
    const key = `${rule}\0${file}\0${message}`
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return createHash('sha256').update(`${key}\0${before}`).digest('hex').slice(0, 32)
  }
}
