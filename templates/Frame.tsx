import type { ComponentChildren } from 'preact'
import type { FrameView } from '../src/types.ts'
import { Alternates } from './Alternates.tsx'
import { Backlinks } from './Backlinks.tsx'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import { Changed } from './Changed.tsx'
import { FooterLinks } from './FooterLinks.tsx'
import { Head } from './Head.tsx'
import { Navigation } from './Navigation.tsx'
import { PageTurn } from './PageTurn.tsx'
import type { Link } from './props.ts'
import { SiteHeader } from './SiteHeader.tsx'
import { VersionHole } from './VersionHole.tsx'

interface Props {
  readonly frame: FrameView
  readonly link: Link
  readonly stylesheets: readonly string[]
  readonly script: string
  readonly scripts: readonly string[]
  readonly children: ComponentChildren
}

/** The document around a page's main part. */
export function Frame({ frame, link, stylesheets, script, scripts, children }: Props) {
  const foldable = frame.navigation.length > 0
  return (
    <html lang={frame.language ?? 'en'}>
      <Head frame={frame} link={link} stylesheets={stylesheets} script={script} scripts={scripts} />
      <body class={foldable ? 'has-navigation' : undefined}>
        <a class="skip" href="#rb-main">
          Skip to content
        </a>
        <SiteHeader site={frame.site} link={link} menu={foldable} />
        {foldable && <Navigation nodes={frame.navigation} here={frame.href} link={link} />}
        <main id="rb-main" tabIndex={-1}>
          {frame.site.versioned && <VersionHole name="banner" />}
          <Breadcrumbs refs={frame.breadcrumbs} here={frame.href} link={link} />
          <Alternates alternates={frame.alternates ?? []} link={link} />
          {children}
          <Backlinks refs={frame.backlinks} link={link} />
          <Changed frame={frame} link={link} />
          <PageTurn previous={frame.previous} next={frame.next} link={link} />
        </main>
        <footer class="site-footer">
          <FooterLinks frame={frame} link={link} />
          <p>
            {frame.site.title} <span>Made with rolebook</span>
          </p>
        </footer>
      </body>
    </html>
  )
}
