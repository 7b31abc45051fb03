import type { Config, FrameView, GitFacts } from '../types.ts'
import { forgeAddress } from './forge-address.ts'

type History = Pick<FrameView, 'changed' | 'authors' | 'editUrl' | 'historyUrl'>

/**
 * When and by whom a page was changed, and where its source is. Without a repository on the disk there are no links
 * either, because only git knows where in the repository the handbook's folder is.
 */
export function history(
  repository: Config['repository'],
  git: GitFacts | undefined,
  path: string | undefined,
): History {
  if (path === undefined) return {}
  const links = repository && git?.prefix !== undefined ? linksTo(repository, git.prefix + path) : {}
  return { ...git?.facts.get(path), ...links }
}

function linksTo({ url, branch }: NonNullable<Config['repository']>, path: string): History {
  const base = forgeAddress(url)
  const place = [...branch.split('/'), ...path.split('/')].map(encodeURIComponent).join('/')
  return { editUrl: `${base}/edit/${place}`, historyUrl: `${base}/commits/${place}` }
}

/** Where to say what is wrong with a page, with the page's name filled in. */
export function reportUrl({ url }: NonNullable<Config['repository']>, title: string): string {
  const base = forgeAddress(url)
  const field = base.endsWith('/-') ? 'issue[title]' : 'title'
  return `${base}/issues/new?${new URLSearchParams({ [field]: `${title}: ` })}`
}
