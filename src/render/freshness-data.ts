import type { FreshnessData, FreshnessView, OutputFile } from '../types.ts'

/** The dates of all reviews as JSON, beside the page that shows them. */
export function freshnessData({ data, groups }: FreshnessView): OutputFile {
  const said: FreshnessData = {
    groups: groups.map(({ role, pages }) => ({
      ...(role && { role: role.id, title: role.title }),
      pages: pages.map(({ title, href, reviewedOn, every, due }) => ({
        title,
        href,
        reviewedOn,
        reviewEvery: every,
        due,
      })),
    })),
  }
  return { path: data, contents: `${JSON.stringify(said, null, 2)}\n` }
}
