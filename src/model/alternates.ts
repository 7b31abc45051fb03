import { given } from '../given.ts'
import type { Alternate, Page, Target } from '../types.ts'

/** Where pages say that they can be read in other languages, in order of path. */
export function alternates(
  pages: readonly Page[],
  resolve: (from: string, url: string) => Target,
): readonly Alternate[] {
  return pages.flatMap(({ path, data }) =>
    Object.entries(data.alternates ?? {}).map(([written, to]) =>
      given({ path, written, language: canonical(written), target: lead(path, to) }),
    ),
  )

  /** A page by its id, or by its path from here or from the handbook's folder. */
  function lead(from: string, to: string): Target {
    const here = resolve(from, to)
    if (here.kind !== 'missing') return here
    const others = [resolve(from, `[[${to}]]`), resolve(from, `/${to}`)]
    return others.find(({ kind }) => kind === 'page') ?? here
  }
}

/** A longer first part, such as `german`, could be a language but is none. */
function canonical(tag: string): string | undefined {
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
