import { json as problems } from '../json.ts'
import type { Comparison } from './comparison.ts'

/**
 * Two handbooks compared, as other programs read it: an object to be made JSON of. What it holds stays as it is within
 * one `version`; keys may be added.
 *
 * - `version`: 1
 * - `from`, `to`: what was compared, as it was named
 * - `versions`: the version that `from` names and the one that the bump makes of it, if `from` names one
 * - `errors`: how many each of the two has; what they hide is not compared
 * - `bump` (`major`, `minor`, `patch` or `none`) and `reasons`: each with its `rule`, its `bump` and a `message`
 * - `rows`: responsibilities held otherwise; `roles`: what changed for whom; `teams` to re-agree; `reviewers`
 * - `pages`: what is new, gone, moved or changed, with keys and words
 * - `problems`: those `introduced` and those `solved`, each as `rolebook check --json` has it
 */
export function diffJson({
  diff,
  from,
  to,
  versions,
  errors,
  introduced,
  solved,
  prefix,
  prefixBefore,
}: Comparison): object {
  const listed = (messages: Comparison['introduced'], prefix: string) =>
    (problems(messages, [], prefix) as { readonly problems: readonly object[] }).problems
  return {
    version: 1,
    from,
    to,
    ...(versions && { versions }),
    errors,
    ...diff,
    problems: { introduced: listed(introduced, prefix), solved: listed(solved, prefixBefore) },
  }
}
