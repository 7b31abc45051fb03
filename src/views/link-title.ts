import type { Handbook, Target } from '../types.ts'

/** What a link such as `[[id]]` shows: the title of its page, or what was asked for where nothing is found. Other links have words of their own. */
export function linkTitle({ guides, pages }: Handbook, url: string, target: Target | undefined): string | undefined {
  if (!url.startsWith('[[') || target === undefined) return undefined
  const title = target.kind === 'page' ? (guides.get(target.path)?.title ?? pages.get(target.path)?.title) : undefined
  return title ?? url.replace(/^\[\[|(?:#.*)?\]\]$/g, '')
}
