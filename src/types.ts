/** The types that cross a stage, in the order of the pipeline. No code: what a stage needs of another is a value of one of these. */

export type { Config } from './config.ts'
export type { FrontMatter, Kind } from './parse/kinds.ts'
export type { RuleId, Severity } from './rules.ts'
export type * from './types/handbook.ts'
export type * from './types/output.ts'
export type * from './types/page.ts'
export type * from './types/problems.ts'
export type * from './types/read.ts'
export type * from './types/views.ts'
