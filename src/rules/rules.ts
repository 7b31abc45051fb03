/** Every problem rolebook can name. The id is public: it is printed, documented and searched for. */

import {
  focusRules,
  nameRules,
  organizationRules,
  ownershipRules,
  releaseRules,
  roleRules,
  timeRules,
  upkeepRules,
} from './handbook-rules.ts'
import { fileRules, frontMatterRules, linkRules, type Rule } from './page-rules.ts'

export type Severity = Rule['severity']

/** The rules by section, in the order they are documented. */
export const ruleSections = {
  'Files and text': fileRules,
  'Front matter and configuration': frontMatterRules,
  Ownership: ownershipRules,
  Focus: focusRules,
  Roles: roleRules,
  Time: timeRules,
  Names: nameRules,
  'People, teams and assessments': organizationRules,
  Links: linkRules,
  'What is kept true': upkeepRules,
  Releases: releaseRules,
} as const satisfies Record<string, Record<string, Rule>>

export const rules = {
  ...fileRules,
  ...frontMatterRules,
  ...ownershipRules,
  ...focusRules,
  ...roleRules,
  ...timeRules,
  ...nameRules,
  ...organizationRules,
  ...linkRules,
  ...upkeepRules,
  ...releaseRules,
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules
