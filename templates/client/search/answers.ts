import type { AnswerContact, AnswerData, Topic, TopicKind } from '../../../src/base/client-data.ts'
import { compounds, folded, joinKnown, spellings, stem, subjectWords, wordsOf } from './words.ts'

/** What a question is answered by. */
export interface TopicAnswer {
  readonly topic: Topic
  /** Who to go to, the nearest to the question first: in the team that is asked about, else in general. */
  readonly contacts: readonly AnswerContact[]
  /** What an author wrote that the question has the words of, where it is not the topic's own name. */
  readonly because?: string
}

/** The answers to a question, the best first; none where nothing fits well enough to say so. */
export interface Reply {
  /** The number of the team that is asked about. */
  readonly team?: number
  readonly answers: readonly TopicAnswer[]
}

/** Answers a question, in a team where one is chosen and the question names no other. */
export type Answerer = (question: string, team?: number) => Reply

/** How much a topic's words say about it, by where they stand. */
const weights = { names: 1, keywords: 0.95, terms: 0.85, situations: 0.8, decides: 0.8, text: 0.3 }

/** How likely it is that a question is about a topic of a kind. */
const likely: Readonly<Record<TopicKind, number>> = {
  responsibility: 1,
  aor: 1,
  person: 1,
  practice: 0.9,
  team: 0.75,
  role: 0.75,
}

/** Words of many questions that say little about what these are about. */
const vague = new Set(
  (
    'accountable allow answer approve ask assign care charge contact decide decision discuss done find fix get give ' +
    'handle happen help hold issue keep know lead look make manage new now one people person problem process question reach ' +
    'responsible responsibility right run say set sign somebody someone something speak start take talk team tell thing today turn ' +
    'use want work wrong'
  )
    .split(' ')
    .map(stem),
)
const vagueness = 0.3

/** How much of its rarity counts for a word that no topic has. */
const unknown = 0.7

/** A name, a keyword or a sentence as a set of words that a question may have. */
interface Phrase {
  readonly topic: number
  readonly weight: number
  /** What its words have in common with their other forms → the words as they are written. */
  readonly words: ReadonlyMap<string, readonly string[]>
  /** What the phrase says, where a reader is shown why it fits. */
  readonly text?: string
}

/** Less of a question's words than this leaves too much open to answer it. */
const enough = 0.5

/** As good as the best: answers below this share of it are about something else. */
const near = 0.6
const mostAnswers = 3

/** Makes what answers questions. */
export function answerer(data: AnswerData): Answerer {
  const phrases = data.topics.flatMap(phrasesOf)
  const places = new Map<string, Phrase[]>()
  const written = new Map<string, string>()
  const topicsWith = new Map<string, Set<number>>()
  for (const phrase of phrases)
    for (const [word, forms] of phrase.words) {
      append(places, word, phrase)
      topicsWith.set(word, (topicsWith.get(word) ?? new Set()).add(phrase.topic))
      for (const form of forms) written.set(form, word)
    }
  const worths = new Map([...topicsWith].map(([word, topics]) => [word, rarity(topics.size)]))
  const teams = data.teams.flatMap(([, names], number) =>
    names.map((name) => ({ number, words: wordsOf(name).map(folded) })),
  )
  return ask

  function ask(question: string, chosen?: number): Reply {
    const isKnown = (word: string) => places.has(stem(word))
    const words = [
      ...joinKnown(wordsOf(question).map(folded), isKnown),
      ...compounds(question).map(folded).filter(isKnown),
    ]
    const readings = [{ words, team: chosen, isNamed: false }, ...withoutTeam(words)]
    const replies = readings.map(({ words, team, isNamed }) => {
      const found = rank(subjectWords(words))
      return { team, isNamed, found, best: found[0]?.score ?? 0 }
    })
    // A team that the question names says where, unless without its name there is nothing left to ask.
    const named = replies.filter(({ isNamed, best }) => isNamed && best > 0)
    const [best] = (named.length > 0 ? named : replies).sort((a, b) => b.best - a.best)
    if (!best || best.best === 0) return { team: named[0]?.team ?? chosen, answers: [] }
    const { team, found } = best
    return {
      team,
      answers: found
        .filter(({ score }) => score >= best.best * near)
        .slice(0, mostAnswers)
        .map(({ topic, phrase }) => answerOf(data.topics[topic]!, phrase, team)),
    }
  }

  /** The question as one about a team: without the words that name it. */
  function withoutTeam(words: readonly string[]) {
    return teams.flatMap(({ number, words: name }) => {
      const at = words.findIndex((_, from) => name.every((word, more) => words[from + more] === word))
      if (at < 0 || name.length === 0) return []
      const before = words[at - 1] ?? ''
      const after = words[at + name.length] ?? ''
      const isPlace = /^(at|for|from|in|of|on|team|the|within)$/.test(before) || /^(s|team)$/.test(after)
      const isRest = at === 0 || at + name.length === words.length
      if (!isPlace && !isRest) return []
      const rest = [...words.slice(0, at), ...words.slice(at + name.length)]
      return subjectWords(rest).length > 0 ? [{ words: rest, team: number, isNamed: isPlace }] : []
    })
  }

  /** The topics that have enough of the words, the best first. */
  function rank(asked: readonly string[]) {
    const wanted = [...new Set(asked)].map((word, at, all) => {
      const isVague = vague.has(stem(word))
      return {
        worth: worth(stem(word)) * (isVague ? vagueness : 1),
        isVague,
        meant: meant(word, at === all.length - 1),
      }
    })
    const total = wanted.reduce((sum, { worth }) => sum + worth, 0)
    const scores = new Map<number, Score>()
    for (const { meant, worth, isVague } of wanted) {
      const best = new Map<number, number>()
      for (const [word, quality] of meant)
        for (const { topic, weight } of places.get(word) ?? [])
          best.set(topic, Math.max(best.get(topic) ?? 0, weight * quality))
      for (const [topic, quality] of best) {
        const score = scores.get(topic) ?? { covered: 0, words: 0, fit: 0, isVague: true }
        scores.set(topic, {
          ...score,
          covered: score.covered + worth,
          words: score.words + worth * quality,
          isVague: score.isVague && isVague,
        })
      }
    }
    for (const phrase of phrases) {
      const score = scores.get(phrase.topic)
      if (!score || phrase.weight < weights.situations) continue
      const fit = phraseFit(phrase, wanted)
      if (fit > score.fit) scores.set(phrase.topic, { ...score, fit, phrase })
    }
    return [...scores]
      .filter(([, { covered, isVague }]) => !isVague && covered / total >= enough)
      .map(([topic, { words, fit, phrase }]) => ({
        topic,
        phrase,
        score: ((words + fit) / total) * likely[data.topics[topic]!.kind],
      }))
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score || a.topic - b.topic)
  }

  /** How much a question has of a phrase: all of a long one is worth most. */
  function phraseFit({ words, weight }: Phrase, wanted: readonly Wanted[]): number {
    const all = [...words.keys()]
    const whole = all.reduce((sum, word) => sum + worth(word), 0)
    const found = wanted.map(({ meant, worth }) => worth * Math.max(0, ...all.map((word) => meant.get(word) ?? 0)))
    const has = found.reduce((sum, one) => sum + one, 0)
    const share = Math.min(1, has / whole)
    return whole === 0 ? 0 : weight * has * share * share
  }

  /** A word that no topic has is often beside the point. */
  function worth(word: string): number {
    return worths.get(word) ?? rarity(0) * unknown
  }

  /** A word that few topics have says more than one that many have. */
  function rarity(count: number): number {
    return Math.log(1 + (data.topics.length + 1) / (count + 0.5))
  }

  /** What a word may stand for, each with how surely. */
  function meant(asked: string, isLast: boolean): ReadonlyMap<string, number> {
    if (places.has(stem(asked))) return new Map([[stem(asked), 1]])
    const found = new Map<string, number>()
    for (const [word, common] of written) {
      if (isLast && asked.length > 2 && word.startsWith(asked)) found.set(common, 0.8)
      else if (asked.length > 4 && isSlip(asked, word)) found.set(common, found.get(common) ?? 0.7)
    }
    return found
  }

  function answerOf(topic: Topic, phrase: Phrase | undefined, team: number | undefined): TopicAnswer {
    const contacts = (team === undefined ? undefined : topic.inTeams?.[team]) ?? topic.anywhere
    const situation = phrase?.text
    const rank = ({ situations = [], first }: AnswerContact) =>
      situation !== undefined && situations.includes(situation) ? 0 : first ? 1 : 2
    return {
      topic,
      contacts: [...contacts].sort((a, b) => rank(a) - rank(b)),
      ...(situation !== undefined && { because: situation }),
    }
  }
}

/** A score below this is a guess. */
const least = 0.6

/** How well a topic fits a question. */
interface Score {
  /** What the words are worth that it has. */
  readonly covered: number
  /** The same, by where they stand. */
  readonly words: number
  /** All of these say little. */
  readonly isVague: boolean
  /** Of the phrase that the question has most of. */
  readonly fit: number
  readonly phrase?: Phrase
}

interface Wanted {
  readonly worth: number
  readonly isVague: boolean
  readonly meant: ReadonlyMap<string, number>
}

/** All that is written of a topic, by where it stands. */
function phrasesOf(topic: Topic, number: number): Phrase[] {
  const { names, keywords = [], terms = [], decides = [], text = '', examples = [], anywhere, inTeams = {} } = topic
  const contacts = [anywhere, ...Object.values(inTeams)].flat()
  const situations = [...new Set(contacts.flatMap(({ situations = [] }) => situations))]
  const texts: Readonly<Record<Source, readonly string[]>> = {
    names,
    keywords,
    terms,
    situations,
    decides,
    text: [[text, ...examples].join(' ')],
  }
  return (Object.keys(texts) as Source[])
    .flatMap((from) =>
      texts[from].map((text) => ({
        topic: number,
        weight: weights[from],
        words: subjectOf(text),
        ...(shownWhy.has(from) && { text }),
      })),
    )
    .filter(({ words }) => words.size > 0)
}

/** Where the words stand that tell a reader why an answer fits. */
const shownWhy: ReadonlySet<Source> = new Set(['terms', 'situations', 'decides'])

type Source = keyof typeof weights

/** What a text is about, as the words of a phrase. Of a name that has only words of questions, all of these. */
function subjectOf(text: string): ReadonlyMap<string, readonly string[]> {
  const words = [...wordsOf(text).flatMap(spellings), ...compounds(text).map(folded)]
  const subject = subjectWords(words)
  const forms = new Map<string, string[]>()
  for (const word of subject.length > 0 ? subject : words) append(forms, stem(word), word)
  return forms
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

/** Whether two words differ by one slip of a finger: a letter too many, one too few, a wrong one, or two in the wrong order. */
function isSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at]
  return short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2))
}
