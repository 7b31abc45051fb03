import { expect, test } from 'vitest'
import { handbookOf, page } from '../support/handbooks.ts'

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
