import type { MainView } from '../src/types.ts'
import { ComparePage } from './ComparePage.tsx'
import { FocusPage } from './FocusPage.tsx'
import { GuidePage } from './GuidePage.tsx'
import { HomePage } from './HomePage.tsx'
import { MatrixPage } from './MatrixPage.tsx'
import type { PageProps } from './props.ts'
import { ResponsibilityPage } from './ResponsibilityPage.tsx'
import { RolePage } from './RolePage.tsx'
import { TermPage } from './TermPage.tsx'

/** The page of each kind of view. */
export function Main({ view, ...rest }: PageProps<MainView>) {
  switch (view.kind) {
    case 'home':
      return <HomePage view={view} {...rest} />
    case 'role':
      return <RolePage view={view} {...rest} />
    case 'focus':
      return <FocusPage view={view} {...rest} />
    case 'responsibility':
      return <ResponsibilityPage view={view} {...rest} />
    case 'term':
      return <TermPage view={view} {...rest} />
    case 'guide':
      return <GuidePage view={view} {...rest} />
    case 'matrix':
      return <MatrixPage view={view.matrix} {...rest} />
    case 'compare':
      return <ComparePage view={view.compare} {...rest} />
  }
}
