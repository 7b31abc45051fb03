import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'vitest'
import { handbookOf, pagesOf } from '../handbook.ts'
import { views } from '../../src/views/views.ts'
import { model } from '../../src/model/model.ts'
import { defaults } from '../../src/config.ts'
test('x', () => {
  const files: Record<string,string> = {}
  for (const f of readdirSync('handbook', {recursive: true}) as string[]) if (f.endsWith('.md')) files[f] = readFileSync('handbook/'+f, 'utf8')
  const h = handbookOf(files, {title: 'Engineering Handbook', matrices: [{id:'em-tl-tlm',title:'EM / TL / TLM',roles:['em','tl','tlm'],show:'responsibilities'},{id:'time',roles:['em','pm','tl','tlm'],show:'time'}]})
  const v = views(h)
  console.dir(v.pages[0], {depth: 3})
  console.dir(v.pages.find(p=>p.frame.href==='compare/tl/pm.html'), {depth: 5})
})
test('fast', () => {
  for (const flat of [true, false]) for (const miss of [0, 3]) {
  const files: Record<string,string> = {}
  for (let i = 0; i < 900; i++) {
    const links = Array.from({length: 15}, (_, k) => `[x](${flat ? '' : `../f${(i+k)%30}/`}page-${flat ? (i*7+k)%900 : ((i+k)%30)+30*((i*3+k)%30)}.md#h-two)`).join(' ') + Array.from({length: miss}, (_, k) => `[y](paeg-${i}-${k}.md)`).join(' ')
    files[(flat ? '' : `f${i%30}/`)+`page-${i}.md`] = `# Page ${i}\n\n${links}\n\n## H two\n\ntext\n\n## H three\n\nx\n`
  }
  const pages = pagesOf(files)
  for (let n = 0; n < 4; n++) {
    const t0 = performance.now(); const h = model(pages, [], defaults); const t1 = performance.now(); const v = views(h); const t2 = performance.now()
    console.log(flat, miss, (t1-t0).toFixed(1), (t2-t1).toFixed(1), v.pages.length, [...h.targets.values()].flatMap(m=>[...m.values()]).filter(t=>t.kind==='missing').length)
  }
  }
})
