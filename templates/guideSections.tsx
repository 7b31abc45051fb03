import type { GuideView } from '../src/types.ts'
import { NodeList } from './NodeList.tsx'
import type { SectionsOf } from './props.ts'
import { section } from './section.ts'

/** The pages below a folder's page. */
export const guideSections: SectionsOf<GuideView> = ({ children }, link) =>
  section('below', 'In this section', children.length > 0 && <NodeList nodes={children} link={link} />)
