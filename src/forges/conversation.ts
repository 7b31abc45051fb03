import type { Environment } from '../read/git.ts'

/** A comment on a proposal. */
interface Comment {
  readonly id: number
  readonly body: string
}

/** A proposal on a forge, which people talk about: a pull request, or a merge request. */
export interface Conversation {
  /** `pull request 12` */
  readonly name: string
  /** Beginning of every address in the repository. */
  readonly repository: string
  /** How many characters a comment may have. */
  readonly room: number
  /** Why nothing is to be written here, where that is no fault. Throws a UserError when the proposal says what is not so. */
  readonly findRefusal: () => Promise<string | undefined>
  /** The comments that this token has made, the oldest first. */
  readonly list: () => Promise<readonly Comment[]>
  readonly create: (body: string) => Promise<unknown>
  readonly update: (id: number, body: string) => Promise<unknown>
}

/** What says which proposal is meant. */
export interface Asked {
  readonly env: Environment
  /** The number that the proposal has given, which may be any. */
  readonly number: string | undefined
}

/** What became of the one comment. */
export type Outcome = 'created' | 'updated' | 'same' | 'unneeded'

// At the beginning of the comment, where nobody sees it.
const mark = '<!-- rolebook -->'

/** Sees to it that a conversation has one comment of ours with this text. Where it says nothing, none is begun. */
export async function keepComment(conversation: Conversation, text: string, isNews: boolean): Promise<Outcome> {
  const body = `${mark}\n${text}\n`
  const own = (await conversation.list()).find((comment) => comment.body.startsWith(mark))
  if (own === undefined) {
    if (!isNews) return 'unneeded'
    await conversation.create(body)
    return 'created'
  }
  // A forge may have changed how lines end.
  if (own.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd()) return 'same'
  await conversation.update(own.id, body)
  return 'updated'
}
