import { UserError } from '../base/errors.ts'
import { type OwnWords, readFocuses, readRoles } from '../project/own-words.ts'
import { hintText, type Prompt, type Terminal } from '../reporters/terminal.ts'

/** `init --ask`: asks for the roles and the focus areas of a new handbook, each again until it can be understood. */
export async function askForWords(terminal: Terminal): Promise<OwnWords> {
  const prompt = terminal.openPrompt?.()
  if (!prompt) throw new UserError('There is no terminal to ask in.', answerByOptions)
  try {
    terminal.out(
      'Which roles do you have? Write their titles with commas between them, a short name in parentheses where there\n' +
        'is one, and after `=` the roles that one person has at once.',
    )
    const roles = await askUntilRead(prompt, terminal, { ...rolesQuestion, read: readRoles })
    terminal.out('\nWhat do they take care of? Each focus area groups responsibilities that belong together.')
    const focuses = await askUntilRead(prompt, terminal, {
      ...focusesQuestion,
      read: (answer) => readFocuses(answer, roles),
    })
    terminal.out('')
    return { roles, focuses }
  } finally {
    prompt.close()
  }
}

const answerByOptions =
  'Give the answers as options: --roles "Engineering Lead, Staff Engineer" --focuses "People, Technology"'

const rolesQuestion = {
  label: 'Roles',
  otherwise: 'Engineering Manager (EM), Tech Lead (TL), Tech Lead Manager (TLM)=EM+TL',
}
const focusesQuestion = { label: 'Focus areas', otherwise: 'People, Organization, Technology' }

interface Question<Answer> {
  readonly label: string
  /** What an empty answer means. */
  readonly otherwise: string
  readonly read: (answer: string) => Answer
}

async function askUntilRead<Answer>(
  prompt: Prompt,
  terminal: Terminal,
  { label, otherwise, read }: Question<Answer>,
): Promise<Answer> {
  for (;;) {
    const answer = await prompt.ask(`${label} [${otherwise}]: `)
    if (answer === undefined) {
      terminal.out('')
      throw new UserError('Nothing was written, since a question was left without an answer.', answerByOptions)
    }
    try {
      return read(answer.trim() === '' ? otherwise : answer)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      terminal.err(`${error.message}\n  ${hintText(error.hint, terminal)}\n`)
    }
  }
}
