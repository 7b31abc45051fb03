import { given } from '../given.ts'
import type { Entity, Handbook, HandbookDiff, Subject } from '../types.ts'

/** Gives the subjects of a diff the ids and addresses that their pages have in this handbook, if they have a page. */
export function relinker({ entities, guides, former, pages, hrefs }: Handbook): (diff: HandbookDiff) => HandbookDiff {
  const known = new Map<string, Subject>()
  // A diff is plain data, so that it can be walked as such.
  return (diff) => JSON.parse(JSON.stringify(diff), (_, value) => (isSubject(value) ? now(value) : value))

  function now(subject: Subject): Subject {
    const key = `${subject.kind} ${subject.id} ${subject.path}`
    const page = known.get(key) ?? found(subject)
    known.set(key, page)
    const { href: _, ...rest } = subject
    return given({ ...rest, id: page.id, href: page.href })
  }

  function found(subject: Subject): Subject {
    const { href: _, ...gone } = subject
    const own = subject.kind === 'guide' ? guides.get(subject.path) : entities.get(subject.id)
    if (own && own.page.kind === subject.kind) return here(subject, own)
    const heirs = former.get(subject.id) ?? former.get(subject.path.replace(/\.\w+$/, '')) ?? []
    const heir = heirs.length === 1 ? pages.get(heirs[0]!) : undefined
    return heir?.kind === subject.kind ? given({ ...subject, id: heir.id, href: hrefs.get(heir.path) }) : gone
  }
}

const here = (subject: Subject, { page: { id }, href }: Entity): Subject => ({ ...subject, id, href })

const isSubject = (value: unknown): value is Subject =>
  typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && 'path' in value
