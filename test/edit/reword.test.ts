import { expect, test } from 'vitest'
import { makeReword } from '../../src/edit/reword.ts'

const lead = makeReword({ title: 'Engineering Manager', short: 'EM' }, { title: 'Engineering Lead', short: 'EL' }, [
  'Senior Engineering Manager',
  'Tech Lead',
  'TL',
])
const staff = makeReword({ title: 'Tech Lead', short: 'TL' }, { title: 'Staff Engineer' }, ['Tech Lead Manager', 'TLM'])

test('title and short name become the new ones, whatever stands around them', () => {
  expect(lead('The Engineering Manager (EM) asks; the EM’s reports answer. EM/TL, **EM**.')).toBe(
    'The Engineering Lead (EL) asks; the EL’s reports answer. EL/TL, **EL**.',
  )
})

test('a subject without a short name goes by its title', () => {
  expect(staff('Ask the TL or another TL.')).toBe('Ask the Staff Engineer or another Staff Engineer.')
})

test('only whole words with the same capitals are names', () => {
  const text = 'EMEA, em, engineering manager, EM_2, THEM, _EM_'
  expect(lead(text)).toBe(text)
})

test('a name within a longer one stays', () => {
  expect(staff('A Tech Lead Manager, a Tech Lead, a TLM.')).toBe('A Tech Lead Manager, a Staff Engineer, a TLM.')
  expect(lead('A Senior Engineering Manager')).toBe('A Senior Engineering Manager')
})

test('the plural and the article follow', () => {
  expect(staff('Two TLs met an old Tech Lead. A TL came.')).toBe(
    'Two Staff Engineers met an old Staff Engineer. A Staff Engineer came.',
  )
  const area = makeReword({ title: 'Tech Lead', short: 'TL' }, { title: 'Area Deputy', short: 'SD' }, [])
  expect(area('A Tech Lead, a TL, the Tech Leads, an TL.')).toBe('An Area Deputy, an SD, the Area Deputies, an SD.')
  const back = makeReword({ title: 'Area Deputy' }, { title: 'Unit Coach' }, [])
  expect(back('An Area Deputy, an\nArea Deputy')).toBe('A Unit Coach, a\nUnit Coach')
})

test('a name goes over the end of a line, also in a quote', () => {
  expect(staff('the Tech\nLead says')).toBe('the Staff\nEngineer says')
  expect(staff('> the Tech\n> Lead says')).toBe('> the Staff\n> Engineer says')
  const short = makeReword({ title: 'Tech Lead' }, { title: 'Lead' }, [])
  expect(short('the Tech\nLead says')).toBe('the Lead says')
})
