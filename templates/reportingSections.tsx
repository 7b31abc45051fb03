import type { ReportingView } from '../src/types.ts'
import { GraphFigure } from './GraphFigure.tsx'
import type { SectionsOf } from './props.ts'
import { section } from './section.ts'

/** Which team is part of which. */
export const reportingSections: SectionsOf<ReportingView> = ({ teams }, link) =>
  section('teams', 'Teams', teams && <GraphFigure graph={teams} link={link} />)
