import type { Risk } from '../src/types.ts'
import type { Link } from './props.ts'
import { RiskText } from './RiskText.tsx'

/** What hangs on one person, by what kind of trouble it is. */
export function RiskList({ risks, link }: { readonly risks: readonly Risk[]; readonly link: Link }) {
  const kinds = [...new Set(risks.map(({ kind }) => kind))]
  return (
    <dl class="risks">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{names[kind]}</dt>
          {risks
            .filter((risk) => risk.kind === kind)
            .map((risk, index) => (
              <dd key={index}>
                <RiskText risk={risk} link={link} />
              </dd>
            ))}
        </div>
      ))}
    </dl>
  )
}

const names = {
  'no-holder': 'Areas that nobody holds',
  'no-backup': 'Areas without a backup',
  'all-parts': 'Combined roles that one person holds alone',
  'many-teams': 'People with roles in several teams',
  'many-areas': 'People with many areas',
} as const satisfies Record<Risk['kind'], string>
