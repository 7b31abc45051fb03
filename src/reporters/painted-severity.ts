import type { Severity } from '../types.ts'
import type { Colors } from './colors.ts'

/** The name of a severity in its color. */
export const paintedSeverity = (severity: Severity, colors: Colors): string =>
  ({ error: colors.red, warning: colors.yellow, note: colors.cyan })[severity](severity)
