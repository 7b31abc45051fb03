import type { FrameView, OutputFile, SiteView } from '../types.ts'
import { dataFiles } from './data-files.ts'
import { feed } from './feed.ts'
import { headersFile } from './headers-file.ts'
import { llms } from './llms.ts'
import { releasesFeed } from './releases-feed.ts'
import { sitemap } from './sitemap.ts'

/** What programs look for on a site. What needs whole addresses is left out of a site that does not know its own. */
export const machineFiles = (
  { pages, print, data, listed, changed, releases }: SiteView,
  site: FrameView['site'],
): readonly OutputFile[] => [
  ...dataFiles(data),
  llms(site, print, pages),
  headersFile(),
  ...(site.base !== undefined && listed ? sitemap(site.base, listed) : []),
  ...(changed ? [feed(site, changed)] : []),
  ...(releases ? [releasesFeed(releases)] : []),
]
