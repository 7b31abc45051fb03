import type { CoverageView } from '../src/types.ts'
import { CoverageTable } from './CoverageTable.tsx'
import { GapList } from './GapList.tsx'
import type { SectionsOf } from './props.ts'
import { RiskList } from './RiskList.tsx'
import { section } from './section.ts'

/** Gaps first, then single points of failure, then the table. Where nothing is missing, that is said. */
export const coverageSections: SectionsOf<CoverageView> = (view, link) => {
  const { gaps, risks, teams } = view
  const isWhole = gaps.unowned.length + gaps.unheld.length + gaps.silent.length === 0
  return [
    ...section(
      'gaps',
      'Gaps',
      isWhole ? (
        <p class="fine">
          Nothing is missing: every responsibility has an owner, and somebody holds every role that a team needs.
        </p>
      ) : (
        <GapList gaps={gaps} link={link} />
      ),
    ),
    ...section(
      'risks',
      'Single points of failure',
      risks.length === 0 ? (
        <p class="fine">
          Nothing hangs on one person: every area has a holder and a backup, and nobody is the only one for two jobs.
        </p>
      ) : (
        <RiskList risks={risks} link={link} />
      ),
    ),
    ...section('table', 'Who holds what in each team', teams.length > 0 && <CoverageTable view={view} link={link} />),
  ]
}
