import { without } from '../../without.ts'

/** How many items two lists have in common, in whatever order, each as often as it is in both. */
export const inCommon = (left: readonly string[], right: readonly string[]): number =>
  right.length - without(right, left, (item) => item).length
