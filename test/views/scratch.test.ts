import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import { diff } from '../../src/views/diff.ts'
import { handbookOf } from '../handbook.ts'
const files = Object.fromEntries(readdirSync('handbook',{recursive:true,encoding:'utf8'}).filter(p=>p.endsWith('.md')).map(p=>[p,readFileSync(join('handbook',p),'utf8')]))
test('x', () => {
  const p='responsibilities/technical-culture.md'
  const from = handbookOf(files)
  const to = handbookOf({...files,[p]:files[p]!.replace('ownerRole: tl','ownerRole: em'), 'guides/editing-a-page.md': files['guides/editing-a-page.md']!.replace('page','pgae')})
  const start = performance.now()
  const d = diff(from,to)
  console.log(performance.now()-start)
  console.log(JSON.stringify(d,null,1))
})
