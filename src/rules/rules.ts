// Every problem rolebook can name. The id is public: it is printed, documented and searched for.

import { fileTopics } from './file-rules.ts'
import { frontMatterTopics } from './front-matter-rules.ts'
import { organizationTopics } from './organization-rules.ts'
import { ownershipTopics } from './ownership-rules.ts'
import type { Rule } from './rule.ts'
import { textTopics } from './text-rules.ts'

export type Severity = Rule['severity']

const topicsByStem = { ...ownershipTopics, ...organizationTopics, ...frontMatterTopics, ...textTopics, ...fileTopics }

type Topics = typeof topicsByStem

export type RuleId = { [Stem in keyof Topics]: keyof Topics[Stem]['rules'] }[keyof Topics]

/** A topic as it is listed and documented. */
export interface RuleTopic {
  /** The name of its page in `handbook/reference/rules/`, without its ending. */
  readonly stem: string
  readonly title: string
  readonly ids: readonly RuleId[]
}

/** The topics in the order they are documented. */
export const ruleTopics: readonly RuleTopic[] = Object.entries(topicsByStem).map(([stem, { title, rules }]) => ({
  stem,
  title,
  ids: Object.keys(rules) as RuleId[],
}))

/** The same without topics, by id. */
export const rules: Readonly<Record<RuleId, Rule>> = Object.assign(
  {},
  ...Object.values(topicsByStem).map((topic) => topic.rules),
)

export const topicOfRule = (id: RuleId): RuleTopic => ruleTopics.find(({ ids }) => ids.includes(id))!

export const isRule = (name: string): name is RuleId => Object.hasOwn(rules, name)
