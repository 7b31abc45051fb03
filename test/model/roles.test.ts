import { describe, expect, test } from 'vitest'
import { handbookOf, leads, page } from '../support/handbooks.ts'

test('roles come by order, then by the matrices, then by track, then by title', () => {
  const handbook = handbookOf(
    {
      'roles/zed.md': page('title: Zed', 'order: 1'),
      'roles/pm.md': page('title: Product Manager', 'track: product'),
      'roles/em.md': page('title: Engineering Manager', 'track: management'),
      'roles/tl.md': page('title: Tech Lead', 'track: ic'),
      'roles/tlm.md': page('title: Tech Lead Manager', 'track: hybrid'),
      'roles/ic10.md': page('title: Engineer 10', 'track: ic'),
      'roles/ic9.md': page('title: Engineer 9', 'track: ic'),
      'roles/director.md': page('title: Director', 'track: management'),
      'roles/guest.md': page('title: Guest'),
    },
    {
      matrices: [
        { id: 'one', roles: ['tl', 'em'], show: 'responsibilities' },
        { id: 'two', roles: ['em', 'tlm'], show: 'time' },
      ],
    },
  )
  expect([...handbook.roles.keys()]).toEqual(['zed', 'tl', 'em', 'tlm', 'director', 'ic9', 'ic10', 'pm', 'guest'])
})

test('a role without a short name goes by its id in capitals', () => {
  expect(handbookOf({ 'roles/tlm.md': page('title: Tech Lead Manager') }).roles.get('tlm')?.short).toBe('TLM')
})

test('a role with a long id goes by its title', () => {
  expect(handbookOf({ 'roles/director.md': page('title: The Director') }).roles.get('director')?.short).toBe(
    'The Director',
  )
})

test('a role whose title is its id goes by the title, not by capitals', () => {
  expect(handbookOf({ 'roles/lead.md': page('title: Lead') }).roles.get('lead')?.short).toBe('Lead')
})

test('a short name as written is kept', () => {
  expect(handbookOf({ 'roles/em.md': page('title: Manager', 'short: EngM') }).roles.get('em')?.short).toBe('EngM')
})

test('names of roles that have no page are left out', () => {
  const { roles } = handbookOf({
    'roles/em.md': page('title: M', 'ownerRole: ceo', 'reportsTo: ceo', 'combines: [cto]'),
  })
  expect(roles.get('em')).toMatchObject({ combines: [], parts: ['em'] })
  expect(roles.get('em')?.owner).toBeUndefined()
  expect(roles.get('em')?.reportsTo).toBeUndefined()
})

test('what a role gives up names who takes it, where that is known', () => {
  const { roles } = handbookOf({
    'roles/em.md': page('title: EM', 'givesUp: {risk: tl, charter: nobody, gone: tl}'),
    'roles/tl.md': page('title: TL', 'givesUp: [risk]'),
    'responsibilities/risk.md': page('title: Risk'),
    'responsibilities/charter.md': page('title: Charter'),
  })
  expect(roles.get('em')?.givesUp).toEqual(
    new Map([
      ['risk', 'tl'],
      ['charter', undefined],
    ]),
  )
  expect(roles.get('tl')?.givesUp).toEqual(new Map([['risk', undefined]]))
})

describe('combined roles', () => {
  const roles = (combines: Record<string, string>) =>
    handbookOf(
      Object.fromEntries(
        Object.entries(combines).map(([id, list]) => [`roles/${id}.md`, page(`title: ${id}`, `combines: [${list}]`)]),
      ),
    ).roles

  test('a plain role has itself as its only part', () => {
    expect(roles({ a: '' }).get('a')).toMatchObject({ combines: [], parts: ['a'] })
  })

  test('the parts of a combined role are the plain roles at the bottom, in order', () => {
    const found = roles({ a: '', b: '', c: 'a, b', x: '', y: 'c, x' })
    expect(found.get('y')).toMatchObject({ combines: ['c', 'x'], parts: ['a', 'b', 'x'] })
  })

  test('a part that is reached twice counts once', () => {
    expect(roles({ a: '', b: '', c: 'a, b', y: 'a, c, a' }).get('y')).toMatchObject({
      combines: ['a', 'c'],
      parts: ['a', 'b'],
    })
  })

  test('the members of a cycle are plain roles', () => {
    const found = roles({ a: 'b', b: 'c, d', c: 'a', d: '', e: 'a, d' })
    for (const id of ['a', 'b', 'c']) expect(found.get(id)).toMatchObject({ combines: [], parts: [id] })
    expect(found.get('e')).toMatchObject({ combines: ['a', 'd'], parts: ['a', 'd'] })
  })

  test('a role that combines itself is a plain role', () => {
    expect(roles({ a: 'a, b', b: '' }).get('a')).toMatchObject({ combines: [], parts: ['a'] })
  })

  test('a very long chain of combined roles ends', () => {
    const chain = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`r${n}`, n < 299 ? `r${n + 1}` : '']))
    expect(roles(chain).get('r0')?.parts).toEqual(['r299'])
  })
})

describe('the time of a role', () => {
  const exactly = (figure: number) => ({ min: figure, max: figure })

  test('two full-time jobs add up to 60, 60 and 80 percent', () => {
    expect(handbookOf(leads).roles.get('tlm')?.combinedTime).toEqual(
      new Map([
        ['strategy-alignment', exactly(60)],
        ['people-management', exactly(60)],
        ['building-software', exactly(80)],
      ]),
    )
  })

  test('a combined role that states its own time has no sum', () => {
    const own = page('title: TLM', 'combines: [em, tl]', 'time: {building-software: 40}')
    const tlm = handbookOf({ ...leads, 'roles/tlm.md': own }).roles.get('tlm')
    expect(tlm?.time).toEqual(new Map([['building-software', exactly(40)]]))
    expect(tlm?.combinedTime).toBeUndefined()
  })

  test('ranges add up at both ends', () => {
    const { roles } = handbookOf({
      'roles/a.md': page('title: A', 'time: {building-software: 30-70}'),
      'roles/b.md': page('title: B', 'time: {building-software: 10}'),
      'roles/c.md': page('title: C', 'combines: [a, b]'),
    })
    expect(roles.get('c')?.combinedTime).toEqual(new Map([['building-software', { min: 40, max: 80 }]]))
  })

  test('time comes in the order of the buckets', () => {
    const { roles } = handbookOf({
      'roles/a.md': page('title: A', 'time: {building-software: 1, strategy-alignment: 2}'),
    })
    expect([...(roles.get('a')?.time?.keys() ?? [])]).toEqual(['strategy-alignment', 'building-software'])
  })

  test('a combined role has no time when its parts state none', () => {
    const { roles } = handbookOf({ 'roles/a.md': page('title: A'), 'roles/c.md': page('title: C', 'combines: [a]') })
    expect(roles.get('c')?.combinedTime).toBeUndefined()
  })
})
