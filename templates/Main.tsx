import type { MainView } from '../src/types.ts'
import { AorPage } from './AorPage.tsx'
import { AssessmentPage } from './AssessmentPage.tsx'
import { CardsPage } from './CardsPage.tsx'
import { ChangesPage } from './ChangesPage.tsx'
import { ComparePage } from './ComparePage.tsx'
import { CoveragePage } from './CoveragePage.tsx'
import { FocusPage } from './FocusPage.tsx'
import { FreshnessPage } from './FreshnessPage.tsx'
import { GuidePage } from './GuidePage.tsx'
import { HomePage } from './HomePage.tsx'
import { MatrixPage } from './MatrixPage.tsx'
import { PathPage } from './PathPage.tsx'
import { PeoplePage } from './PeoplePage.tsx'
import { PersonPage } from './PersonPage.tsx'
import { PracticePage } from './PracticePage.tsx'
import type { PageProps } from './props.ts'
import { ReleasePage } from './ReleasePage.tsx'
import { ReportingPage } from './ReportingPage.tsx'
import { ResponsibilityPage } from './ResponsibilityPage.tsx'
import { RolePage } from './RolePage.tsx'
import { SearchPage } from './SearchPage.tsx'
import { TeamPage } from './TeamPage.tsx'
import { TermPage } from './TermPage.tsx'
import { WhoPage } from './WhoPage.tsx'

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
    case 'aor':
      return <AorPage view={view} {...rest} />
    case 'team':
      return <TeamPage view={view} {...rest} />
    case 'person':
      return <PersonPage view={view} {...rest} />
    case 'practice':
      return <PracticePage view={view} {...rest} />
    case 'path':
      return <PathPage view={view} {...rest} />
    case 'assessment':
      return <AssessmentPage view={view} {...rest} />
    case 'release':
      return <ReleasePage view={view} {...rest} />
    case 'people':
      return <PeoplePage view={view} {...rest} />
    case 'guide':
      return <GuidePage view={view} {...rest} />
    case 'reporting':
      return <ReportingPage view={view} {...rest} />
    case 'matrix':
      return <MatrixPage view={view.matrix} {...rest} />
    case 'who':
      return <WhoPage view={view} {...rest} />
    case 'coverage':
      return <CoveragePage view={view} {...rest} />
    case 'freshness':
      return <FreshnessPage view={view} {...rest} />
    case 'changes':
      return <ChangesPage view={view} {...rest} />
    case 'search':
      return <SearchPage view={view} {...rest} />
    case 'cards':
      return <CardsPage view={view} {...rest} />
    case 'compare':
      return <ComparePage view={view.compare} {...rest} />
  }
}
