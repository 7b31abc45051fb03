import { UserError } from '../base/errors.ts'
import type { Message } from '../base/messages.ts'
import { buildHandbook } from '../model/model.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { RuleId } from '../rules/rules.ts'

// What makes it safe to change all pages that refer to one: that they can be read, that drafts are among them, and an error
// that changes nothing and lists what is in the way.

/** Why pages are not changed. */
export class EditError extends UserError {
  override readonly name = 'EditError'
  /** Problems of the handbook that are in the way, or that it would have afterwards. */
  readonly problems: readonly Message[]

  constructor(message: string, hint?: string, problems: readonly Message[] = []) {
    super(message, hint)
    this.problems = problems
  }
}

/** Problems that keep a page from being understood. */
const unreadable: ReadonlySet<RuleId> = new Set<RuleId>([
  ...([
    'file-too-large',
    'file-unreadable',
    'text-encoding',
    'line-ending',
    'line-too-long',
    'paragraph-too-long',
  ] as const),
  ...([
    'nesting',
    'table-too-large',
    'output-too-large',
    'page-crash',
    'page-slow',
    'yaml-syntax',
    'yaml-feature',
  ] as const),
  ...(['frontmatter-fence', 'frontmatter-language', 'frontmatter-shape', 'frontmatter-too-large'] as const),
  'frontmatter-unclosed',
])

/** Throws an EditError unless it is known what every page refers to. */
export function requireReadable(messages: readonly Message[]): void {
  const unread = messages.filter(({ rule }) => unreadable.has(rule))
  if (unread.length > 0)
    throw new EditError('Some pages cannot be read, so what they refer to is not known.', 'Fix these first.', unread)
}

/** The handbook as if no page were a draft: drafts refer to others too. */
export function includeDrafts({ pages, drafts, assets, config, leftOut }: Handbook): Handbook {
  const published = ({ data: { status: _, ...data }, ...page }: Page): Page => ({ ...page, data: data as Page['data'] })
  const all = [...pages.values(), ...[...drafts.values()].map(published)]
  return buildHandbook(all, [...assets.values()], config, leftOut)
}
