import { type FilePlace, type Message, report } from '../base/messages.ts'
import { fileName } from '../base/paths.ts'
import type { Places } from '../check/places.ts'
import type { Handbook, Target } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Named } from '../schema/blocks.ts'
import { kinds } from '../schema/front-matter.ts'
import type { NameOf } from '../schema/keys.ts'
import type { Written } from './written.ts'

// What the parts of taking out a page share: retire.ts puts them together, retire-names.ts is about front matter and
// `handbook.yaml`, retire-links.ts about links, and retire-blocks.ts about `::matrix` and its like.

/** What goes, and what has its place from now on. */
export interface Retiring {
  readonly id: string
  /** Missing where the page is gone already and only named. */
  readonly page?: Page | undefined
  readonly into?: Page | undefined
}

/** A place that names what goes. */
export interface Mention {
  readonly file: string
  readonly line: number
  /** A key, a block or a link. */
  readonly what: string
}

/** The handbook that something is taken out of, and what becomes of the places that name it. */
export interface Taking extends Retiring {
  readonly handbook: Handbook
  readonly places: Places
  readonly written: Written
  readonly mentions: Mention[]
  /** Places where a person has to decide. */
  readonly stuck: Message[]
}

/** Whether a name of this sort names what goes. Of a page that is gone already it is not known of which kind it was. */
export const isMeant = (names: NameOf | Named, { page }: Retiring): boolean =>
  names === 'entity' || (page ? names === page.kind : Object.hasOwn(kinds, names))

/** Whether a link leads to what goes. */
export function leadsThere(target: Target | undefined, { id, page }: Retiring): boolean {
  if (target?.kind === 'page') return target.path === page?.path
  if (page || target?.kind !== 'missing' || target.draft !== undefined) return false
  const stem = target.path.replace(/\.(?:md|markdown|html?)$/i, '')
  return stem === id || fileName(stem) === id
}

export interface Why {
  readonly message: string
  readonly hint: string
}

/** Says that a name cannot just be taken out, and what somebody may write instead. */
export const askForDecision = (names: NameOf | Named, at: FilePlace, { message, hint }: Why): Message =>
  report(unknownRules[names] ?? 'id-unknown', at, message, { hint })

const unknownRules: Partial<Record<NameOf | Named, RuleId>> = { role: 'own-unknown-role', focus: 'focus-unknown' }
