// The package reads `:::note[Title]{.x}` and takes every other way to write a title for text. Its tokenizer is given what it
// expects: it is asked to read a label where there are words, and another reader of labels stands ready for them.
import { directive } from 'micromark-extension-directive'

type Extension = ReturnType<typeof directive>
type Construct = Exclude<NonNullable<NonNullable<Extension['flow']>[number]>, readonly unknown[]>
type Tokenize = Construct['tokenize']
type Effects = Parameters<Tokenize>[0]
type State = Parameters<Tokenize>[1]
type Code = Parameters<State>[0]

const colon = 58
const dot = 46
const bracket = 91
const brace = 123
const endBrace = 125

const isBlank = (code: Code): boolean => code === 32 || code === -1 || code === -2

const isLineEnd = (code: Code): boolean => code === null || (code < -2 && code > -6)

/** The block forms of directives, with titles as other tools write them: `:::note Title`, `::: note`, `:::{note} Title`. */
export function readDirectives(): Extension {
  const [container, leaf] = directive().flow![colon] as [Construct, Construct]
  return { flow: { [colon]: [{ ...container, tokenize: withTitle(container.tokenize) }, leaf] } }
}

/** Reads the line that opens a block, up to where the package's own tokenizer can go on. */
function withTitle(tokenize: Tokenize): Tokenize {
  return function readOpening(effects, ok, nok) {
    let isRefused = false
    let isBraced = false
    let wanted: 'title' | 'titleBehind' | undefined
    let behindName: Code = null
    const refuse: State = (code) => {
      isRefused = true
      return nok(wanted === 'title' ? behindName : code)
    }
    const attempt: Effects['attempt'] = (construct, then, otherwise) => {
      const now = wanted
      wanted = undefined
      if (now === 'title') return effects.attempt(titleBehind(behindName), then, otherwise!)
      const next: State = (code) => (now ? effects.attempt(titleBehind(code), then, then) : then)(code)
      return effects.attempt(construct, next, otherwise!)
    }
    return readColons(tokenize.call(this, { ...effects, attempt }, ok, refuse))

    function readColons(state: State): State {
      return (code) => {
        if (code !== colon) return readBlanks(state)(code)
        const next = state(code)!
        return isRefused ? next : readColons(next)
      }
    }

    /** What is between the colons and the name belongs to the colons. */
    function readBlanks(state: State): State {
      return (code) => {
        const opens = code === brace && !isBraced
        if (!isBlank(code) && !opens && !(code === dot && isBraced)) return readName(state)(code)
        isBraced ||= opens
        effects.consume(code)
        return readBlanks(state)
      }
    }

    function readName(state: State): State {
      return (code) => {
        if (isBraced ? code === endBrace : isBlank(code)) {
          wanted = 'title'
          behindName = code
          return state(bracket)
        }
        // Braces with more than a name say what only the other tool knows.
        if (isBraced && (isLineEnd(code) || isBlank(code))) return refuse(code)
        if (code === brace) wanted = 'titleBehind'
        if (code === brace || code === bracket || isLineEnd(code)) return state(code)
        const next = state(code)!
        return isRefused ? next : readName(next)
      }
    }
  }
}

/** Words up to the end of the line, behind a blank or the end of a brace. */
const titleBehind = (before: Code): Construct => ({
  partial: true,
  tokenize(effects, ok, nok) {
    return start

    function start(): State | undefined {
      if (isLineEnd(before)) return nok(before)
      effects.enter('whitespace')
      effects.consume(before)
      return blanks
    }

    function blanks(code: Code): State | undefined {
      if (isLineEnd(code)) {
        effects.exit('whitespace')
        return before === endBrace ? ok(code) : nok(code)
      }
      if (isBlank(code)) {
        effects.consume(code)
        return blanks
      }
      effects.exit('whitespace')
      effects.enter('directiveContainerLabel')
      effects.enter('directiveContainerLabelString')
      effects.enter('chunkText', { contentType: 'text' })
      return words(code)
    }

    function words(code: Code): State | undefined {
      if (!isLineEnd(code)) {
        effects.consume(code)
        return words
      }
      effects.exit('chunkText')
      effects.exit('directiveContainerLabelString')
      effects.exit('directiveContainerLabel')
      return ok(code)
    }
  },
})
