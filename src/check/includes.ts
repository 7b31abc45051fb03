import { didYouMean, report } from '../report.ts'
import type { Config, Handbook, IncludeFault, Message } from '../types.ts'
import type { Check } from './check.ts'
import { nothingThere } from './nothing-there.ts'

/** Every page and section that is included exists, and none leads back to itself. */
export const includes: Check = function* ({ includeFaults, config }: Handbook) {
  for (const fault of includeFaults) yield problem(fault, config)
}

function problem(fault: IncludeFault, config: Config): Message {
  const { file, place } = fault
  switch (fault.kind) {
    case 'page': {
      const expected = fault.target.kind === 'missing' ? fault.target.nearest : []
      const why = fault.target.kind === 'missing' && nothingThere({ url: fault.page }, fault.target, 'page', config)
      if (why) return report('include-missing', file, place, why.message, { expected, mend: why.mend })
      const message = `No page \`${fault.page}\` to include${didYouMean(expected)}`
      const mend = 'Write the path or the id of a page that exists, or remove the block.'
      return report('include-missing', file, place, message, expected.length > 0 ? { expected } : { mend })
    }
    case 'section': {
      const { nearest: expected, path, section } = fault
      const message = `No heading \`${section}\` on \`${path}\`${didYouMean(expected)}`
      const mend =
        'Write the words or the id of a heading that stands by itself there, outside of lists, quotes and boxes.'
      return report('include-missing', file, place, message, expected.length > 0 ? { expected } : { mend })
    }
    case 'cycle': {
      const message = `Unexpected circle of pages that include one another: ${fault.through.map((path) => `\`${path}\``).join(' → ')}`
      return report('include-cycle', file, place, message, {
        mend: 'Remove one of the blocks, or include only a section.',
      })
    }
    case 'size': {
      const message = `Unexpected length of more than ${fault.most} characters with what is included here`
      return report('include-too-large', file, place, message, { mend: 'Link to the page instead.' })
    }
  }
}
