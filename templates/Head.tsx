import type { FrameView } from '../src/types.ts'
import { HeadLinks } from './HeadLinks.tsx'
import type { Link } from './props.ts'
import { VersionHole } from './VersionHole.tsx'

interface Props {
  readonly frame: FrameView
  readonly link: Link
  readonly stylesheets: readonly string[]
  /** What runs in every page, and begins before it is shown. */
  readonly script: string
  readonly scripts: readonly string[]
}

/** What a page may load and run: only what the site itself has. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

// A half-filled square, as a shared responsibility is drawn. Without an icon of its own a browser asks for favicon.ico.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Crect x='1.5' y='1.5' width='13' height='13' rx='3' fill='%23fff' stroke='%230f5c4a' stroke-width='2'/%3E" +
  "%3Cpath d='M2 3.5A1.5 1.5 0 0 1 3.5 2H8v12H3.5A1.5 1.5 0 0 1 2 12.5z' fill='%230f5c4a'/%3E%3C/svg%3E"

/** What a browser must know before it shows anything. */
export function Head({ frame, link, stylesheets, script, scripts }: Props) {
  const { site, title, description, alternates = [] } = frame
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site.title ? title : `${title} · ${site.title}`}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      {alternates.map(({ language, href, external }) => (
        <link key={language} rel="alternate" hreflang={language} href={external ? href : link(href)} />
      ))}
      <HeadLinks frame={frame} link={link} />
      {site.versioned && <VersionHole name="head" />}
      <link rel="icon" href={site.logo ? link(site.logo) : icon} />
      {stylesheets.map((href) => (
        <link key={href} rel="stylesheet" href={link(href)} />
      ))}
      {/* Below the style sheets it finds the page laid out as soon as the page is there. */}
      <script src={link(script)} />
      {scripts.map((src) => (
        <script key={src} src={link(src)} defer />
      ))}
    </head>
  )
}
