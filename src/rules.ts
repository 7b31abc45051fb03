/** Every problem rolebook can name. The id is public: it is printed, documented and searched for. */

import { files } from './rules/files.ts'
import { focus } from './rules/focus.ts'
import { frontMatter } from './rules/front-matter.ts'
import { links } from './rules/links.ts'
import { names } from './rules/names.ts'
import { organization } from './rules/organization.ts'
import { ownership } from './rules/ownership.ts'
import { releases } from './rules/releases.ts'
import { roles } from './rules/roles.ts'
import type { Rule } from './rules/rule.ts'
import { time } from './rules/time.ts'
import { upkeep } from './rules/upkeep.ts'

export type Severity = Rule['severity']

/** The rules by section, in the order they are documented. */
export const sections = {
  'Files and text': files,
  'Front matter and configuration': frontMatter,
  Ownership: ownership,
  Focus: focus,
  Roles: roles,
  Time: time,
  Names: names,
  'People, teams and assessments': organization,
  Links: links,
  'What is kept true': upkeep,
  Releases: releases,
} as const satisfies Record<string, Record<string, Rule>>

export const rules = {
  ...files,
  ...frontMatter,
  ...ownership,
  ...focus,
  ...roles,
  ...time,
  ...names,
  ...organization,
  ...links,
  ...upkeep,
  ...releases,
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules
