/**
 * Every problem rolebook can name. The id is public: it is printed, documented and searched for. The tables are in
 * `page-rules.ts` (what one page can break by itself) and `handbook-rules.ts` (what takes the whole handbook to see).
 */

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

type Sections = typeof ruleSections

export type RuleId = { [Title in keyof Sections]: keyof Sections[Title] }[keyof Sections]

/** The same without sections, by id. */
export const rules: Readonly<Record<RuleId, Rule>> = Object.assign({}, ...Object.values(ruleSections))
