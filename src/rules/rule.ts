/** Of a problem that rolebook can name. */
export interface Rule {
  readonly severity: 'error' | 'warning' | 'note'
  /** What must hold, in one line. */
  readonly summary: string
  /** What goes wrong otherwise, for whom. */
  readonly why: string
}
