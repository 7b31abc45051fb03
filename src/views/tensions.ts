import { byReading } from '../order.ts'
import type { Handbook, Page, Ref } from '../types.ts'
import { ref } from './refs.ts'

/** Makes a function that gives the pages in tension with one, in order of title. */
export function tensionsOf({ tensions, entities, guides }: Handbook): (page: Page | undefined) => Ref[] {
  const byPath = new Map([...entities.values(), ...guides.values()].map((one) => [one.page.path, one]))
  return (page) =>
    (tensions.get(page?.path ?? '') ?? [])
      .flatMap((path) => byPath.get(path) ?? [])
      .map(ref)
      .sort((a, b) => byReading(a.title, b.title))
}
