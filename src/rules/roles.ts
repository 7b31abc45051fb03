import type { Rule } from './rule.ts'

/** Roles. */
export const roles = {
  'role-without-examples': {
    severity: 'error',
    summary: 'Every role has examples',
    why: 'Without a scene from a working day, two readers imagine two different jobs.',
  },
  'role-no-duty': {
    severity: 'warning',
    summary: 'Every role owns, shares or supports something',
    why: 'Readers cannot tell what the role is for, or whether it still exists.',
  },
  'role-cycle': {
    severity: 'error',
    summary: 'No role is made of itself',
    why: 'What a role is made of, or whom it reports to, could never be said.',
  },
  'role-combine-unknown': {
    severity: 'error',
    summary: 'A combined role is made of two roles or more, each named once',
    why: 'A role made of one other is that role by another name.',
  },
  'role-alias-clash': {
    severity: 'error',
    summary: 'No two roles go by one name',
    why: 'Whoever reads or searches the name finds one of the two jobs, and may ask the wrong person.',
  },
  'role-load': {
    severity: 'warning',
    summary: 'A combined role with many responsibilities says what it gives up',
    why: 'One person has the work of two and nobody decided what is left undone.',
  },
  'role-per-team': {
    severity: 'error',
    summary: 'Every team has as many holders of a role as the role says',
    why: 'With two holders nobody knows whom to go to, and with none there is nobody to go to.',
  },
} as const satisfies Record<string, Rule>
