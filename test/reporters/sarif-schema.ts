// The part of the standard (SARIF 2.1.0, OASIS) that rolebook uses, stricter than the standard: nothing else may be there.

const strict = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const list = (items: object) => ({ type: 'array', items })
const level = { enum: ['none', 'note', 'warning', 'error'] }
const number = { type: 'integer', minimum: 1 }
const message = strict({ text: { type: 'string', minLength: 1 } }, ['text'])

const physicalLocation = strict(
  {
    artifactLocation: strict(
      // A relative reference, percent-encoded.
      {
        uri: { type: 'string', pattern: "^[A-Za-z0-9._~!'()*%/-]+$", not: { pattern: '%(?![0-9A-F]{2})|^/' } },
        uriBaseId: { const: '%SRCROOT%' },
      },
      ['uri', 'uriBaseId'],
    ),
    region: strict({ startLine: number, startColumn: number, endLine: number, endColumn: number }, ['startLine']),
  },
  ['artifactLocation', 'region'],
)

const rule = strict(
  {
    id: { type: 'string' },
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: strict({ level }, ['level']),
  },
  ['id'],
)

const result = strict(
  {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: list(strict({ physicalLocation }, ['physicalLocation'])),
    relatedLocations: {
      ...list(strict({ id: { type: 'integer', minimum: 0 }, message, physicalLocation }, ['physicalLocation'])),
      uniqueItems: true,
    },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    suppressions: {
      ...list(strict({ kind: { enum: ['inSource', 'external'] }, justification: { type: 'string' } }, ['kind'])),
      uniqueItems: true,
    },
  },
  ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints', 'suppressions'],
)

export const sarifSchema = strict(
  {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: list(
      strict(
        {
          tool: strict(
            {
              driver: strict(
                { name: { type: 'string' }, version: { type: 'string' }, rules: { ...list(rule), uniqueItems: true } },
                ['name'],
              ),
            },
            ['driver'],
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          originalUriBaseIds: { type: 'object', additionalProperties: strict({ description: message }, []) },
          results: list(result),
        },
        ['tool', 'results'],
      ),
    ),
  },
  ['version', 'runs'],
)
