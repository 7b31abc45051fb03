import type { FrameView } from '../src/types.ts'
import type { Link } from './props.ts'

/** Where the page is and what else tells the same, for programs. Addresses are whole ones, so they need the site's own. */
export function HeadLinks({ frame, link }: { readonly frame: FrameView; readonly link: Link }) {
  const { site, title, description, address, markdown, hidden } = frame
  return (
    <>
      {markdown !== undefined && <link rel="alternate" type="text/markdown" href={link(markdown)} />}
      {site.feed !== undefined && (
        <link rel="alternate" type="application/atom+xml" title={`Changes to ${site.title}`} href={link(site.feed)} />
      )}
      {site.releases !== undefined && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={`Releases of ${site.title}`}
          href={link(site.releases)}
        />
      )}
      {hidden && <meta name="robots" content="noindex" />}
      {address !== undefined && (
        <>
          <link rel="canonical" href={address} />
          <meta property="og:type" content={address === site.base ? 'website' : 'article'} />
          <meta property="og:site_name" content={site.title} />
          <meta property="og:title" content={title} />
          {description && <meta property="og:description" content={description} />}
          <meta property="og:url" content={address} />
        </>
      )}
    </>
  )
}
