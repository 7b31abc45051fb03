/** What rolebook knows about a problem that it can name. */
export interface Rule {
  readonly severity: 'error' | 'warning' | 'note'
  /** What must hold, in one line. */
  readonly summary: string
  /** What goes wrong otherwise, for whom. */
  readonly why: string
  /** Why no page can allow it, where none can. */
  readonly unallowable?: string
  /** Why no baseline can hold it, where none can. */
  readonly unbaselinable?: string
}

/** Rules that an editor wants to see together. They have one page of the reference. */
interface Topic<Id extends string = string> {
  readonly title: string
  readonly rules: Readonly<Record<Id, Rule>>
}

export const topic = <Id extends string>(title: string, rules: Readonly<Record<Id, Rule>>): Topic<Id> => ({
  title,
  rules,
})

type Limits = Pick<Rule, 'unallowable' | 'unbaselinable'>

const rule =
  (severity: Rule['severity']) =>
  (summary: string, why: string, limits: Limits = {}): Rule => ({ severity, summary, why, ...limits })

export const error = rule('error')
export const warning = rule('warning')
export const note = rule('note')

/** What nobody may put up with. */
export const never = (reason: string): Limits => ({ unallowable: reason, unbaselinable: reason })

/** Old pages may have it for a while, but none for good. */
export const neverAllowed = (reason: string): Limits => ({ unallowable: reason })

export const unread = 'without it the page cannot be read as it was meant'
export const unsafe = 'it keeps readers safe'
