import { given } from '../given.ts'
import type { Assessment, AssessmentView, Handbook } from '../types.ts'
import { about } from './about.ts'
import { maybeRoleRef } from './refs.ts'

/** An assessment: statements with what they amount to, or questions without a result. */
export function assessmentView({ roles }: Handbook, assessment: Assessment): AssessmentView {
  const { owner, role, statements, needed, outcomes, prompts } = assessment
  return given({
    kind: 'assessment' as const,
    ...about(assessment),
    owner: maybeRoleRef(roles.get(owner ?? '')),
    role: maybeRoleRef(roles.get(role ?? '')),
    statements,
    needed,
    outcomes,
    prompts: [...prompts].map(([theme, questions]) => ({ theme, questions })),
  })
}
