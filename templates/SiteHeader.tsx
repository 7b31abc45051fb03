import type { FrameView } from '../src/types.ts'
import type { Link } from './props.ts'
import { SearchButton } from './SearchButton.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import { VersionHole } from './VersionHole.tsx'

interface Props {
  readonly site: FrameView['site']
  readonly link: Link
  /** The page has a navigation that folds away on a narrow screen. */
  readonly menu: boolean
}

/** The bar at the top: the handbook's name, the ways to search it and to change its theme, and on a narrow screen the button that shows the navigation. */
export function SiteHeader({ site, link, menu }: Props) {
  return (
    <header class="site-header">
      {menu && (
        <button type="button" class="menu" popovertarget="rb-navigation">
          Menu
        </button>
      )}
      <a class="brand" href={link(site.home)}>
        {site.logo && <img class="logo" src={link(site.logo)} alt="" height={24} />}
        <span>{site.title}</span>
      </a>
      {site.versioned && <VersionHole name="switch" />}
      {site.search !== undefined && <SearchButton page={link(site.search)} />}
      <ThemeSwitch />
    </header>
  )
}
