import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { AnswerData } from '../../src/base/client-data.ts'
import { type Answerer, answerer } from '../../templates/client/search/answers.ts'
import { builtStarter } from '../support/starter.ts'

const lines = readFileSync(`${import.meta.dirname}/questions.md`, 'utf8').split('\n')

/** Each question with what it is about and who comes first. */
const questions = lines
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string])
  .map(([, question, about, first]) => ({ question, about, first }))

let data: AnswerData
let ask: Answerer
beforeAll(() => {
  const assets = join(builtStarter(), 'assets')
  const names = readdirSync(assets).find((name) => name.startsWith('search-names.'))!
  const window: { rolebookSearchAnswers?: AnswerData } = {}
  new Function('window', readFileSync(join(assets, names), 'utf8'))(window)
  data = window.rolebookSearchAnswers!
  ask = answerer(data)
})

/** What a question is answered by: its subject, and whoever comes first there. */
function answer(question: string): { about: string; first: string } | undefined {
  const [best] = ask(question).answers
  if (!best) return undefined
  const { people = [], role } = best.contacts[0]!
  const [person] = people
  const first = person === undefined ? data.roles[role!]![0] : data.people[person]![0]
  return { about: best.topic.title, first }
}

test('of more than eighty questions in plain words nearly all have the right duty and person first, and none a wrong one', () => {
  const answers = questions.map(({ question, about, first }) => {
    const found = answer(question)
    const isRight = found?.about === about && found.first === first
    return { question, expected: `${about}: ${first}`, found: found && `${found.about}: ${found.first}`, isRight }
  })
  const wrong = answers.filter(({ isRight, found }) => !isRight && found !== undefined)
  expect(wrong).toEqual([])
  expect(answers.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(questions.length - 4)
})

test('what the handbook says nothing of is answered by nobody', () => {
  const unanswerable = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
  expect(unanswerable.map((question) => [question, answer(question)?.about])).toEqual(
    unanswerable.map((question) => [question, undefined]),
  )
})
