import { randomFrom } from './made-up-words.js'

// Which pages a large handbook has: where each is, what it is called, about how large it is, and for those that say who owns
// what, the keys of their front matter.

/** Plans so many pages. Roles, teams and people grow with the handbook; what is left are guides. */
export function planPages(count, languages) {
  const makers = makersOf(languages, randomFrom(count + 1))
  const owning = planOwnership(count, makers)
  const flat = planFlat('decisions', Math.round(count * 0.11), makers)
  const parts = planFlat('shared', 8, makers)
  const left = count - owning.length - flat.length - parts.length - 1
  const home = { ...makers.guide('README.md', 3000), title: 'Large Handbook', language: 'english' }
  return [home, ...owning, ...flat, ...parts, ...planFolders(left, makers)]
}

/** Names and pages, each name given once. */
function makersOf(languages, dice) {
  const taken = new Set()
  const once = (make, words) => {
    const name = make(words)
    if (taken.has(name.toLowerCase())) return once(make, words + 1)
    taken.add(name.toLowerCase())
    return name
  }
  const { english } = languages
  const nextLanguage = () => (dice.chance(0.215) ? 'japanese' : 'english')
  const newTitle = (language, words) => once((some) => languages[language].title(dice, some), words)
  const newId = (words) => once((some) => english.title(dice, some).toLowerCase().replaceAll(' ', '-'), words)
  const tags = Array.from({ length: 80 }, () => english.word(dice))
  return {
    dice,
    newId,
    newName: () => newTitle('english', 2).replace(/ ./g, (one) => one.toUpperCase()),
    sentence: () => english.sentence(dice),
    /** A page that says who owns what. */
    page: (folder, bytes, keys, { id = newId(2), title, language = nextLanguage() } = {}) => ({
      path: `${folder}/${id}.md`,
      id,
      title: title ?? newTitle(language, dice.between(2, 3)),
      language,
      bytes,
      keys,
    }),
    guide: (path, bytes) => {
      const language = nextLanguage()
      const chosen = Array.from({ length: dice.between(1, 4) }, () => dice.pick(tags))
      return { path, title: newTitle(language, dice.between(2, 4)), language, bytes, tags: [...new Set(chosen)] }
    },
  }
}

function planOwnership(count, { dice, page, newName, sentence }) {
  const several = (share, least, make) => Array.from({ length: Math.max(least, Math.round(count * share)) }, make)
  const english = (title, id) => ({ title, id, language: 'english' })
  const role = (id, title, short, keys) =>
    page('roles', 4000, { short, ownerRole: 'em', examples: [sentence(), sentence()], ...keys }, english(title, id))
  const time = (...shares) => ({
    time: { 'strategy-alignment': shares[0], 'people-management': shares[1], 'building-software': shares[2] },
  })
  const roles = [
    role('em', 'Engineering Manager', 'EM', { track: 'management', ...time(30, 50, 20) }),
    role('tl', 'Tech Lead', 'TL', { track: 'ic', reportsTo: 'em', ...time(30, 10, 60) }),
    role('tlm', 'Tech Lead Manager', 'TLM', { track: 'hybrid', combines: ['em', 'tl'], givesUp: [], when: sentence() }),
    role('pm', 'Product Manager', 'PM', { track: 'product', ...time(80, 10, 10) }),
    ...several(0.001, 2, (_, at) => role(undefined, newName(), `R${at}`, { track: 'ic', reportsTo: 'em' })),
  ]
  const owners = roles.filter(({ keys }) => !keys.combines).map(({ id }) => id)
  // The roles that matrices compare hold most.
  const ownerRole = () => (dice.chance(0.7) ? dice.pick(['em', 'tl', 'pm']) : dice.pick(owners))
  const focuses = several(0.001, 3, () =>
    page('focuses', 1500, { ownerRole: dice.pick(['em', 'tl']), summary: sentence() }),
  )
  const responsibilities = several(1 / 60, 9, () => {
    const owner = ownerRole()
    const helper = dice.pick(owners.filter((id) => id !== owner))
    return page('responsibilities', 3500, {
      ownerRole: owner,
      coreFocus: dice.pick(focuses).id,
      summary: sentence(),
      bucket: dice.pick(['strategy-alignment', 'people-management', 'building-software']),
      examples: [sentence(), sentence()],
      ...(dice.chance(0.4) && { goTo: { [owner]: sentence() } }),
      ...(dice.chance(0.4) && { supports: { [helper]: sentence() } }),
    })
  })
  const names = several(1 / 12, 24, newName)
  const areas = several(1 / 400, 2, () => page('teams', 2000, { scope: 'area', roles: {}, summary: sentence() }))
  const teams = several(1 / 60, 4, (_, at) =>
    page('teams', 1500, {
      scope: 'team',
      partOf: dice.pick(areas).id,
      engineers: dice.between(4, 12),
      summary: sentence(),
      roles: { em: names[at * 3], tl: names[at * 3 + 1], pm: names[at * 3 + 2] },
    }),
  )
  const people = names.map((name, at) =>
    page('people', 900, { team: teams[Math.floor(at / 3) % teams.length].id, summary: sentence() }, english(name)),
  )
  const aors = several(1 / 30, 8, (_, at) => {
    const { id, keys } = dice.pick(responsibilities)
    const [holder, backup] = [names[at % names.length], names[(at + 7) % names.length]]
    const team = dice.pick(teams).id
    return page('aors', 1500, { ownerRole: keys.ownerRole, carries: id, holder, backup, team, summary: sentence() })
  })
  const terms = several(1 / 60, 10, () => page('glossary', 700, { summary: sentence() }))
  const practices = several(1 / 60, 5, () =>
    page('practices', 5000, { ownerRole: ownerRole(), summary: sentence(), steps: [sentence(), sentence()] }),
  )
  return [roles, focuses, responsibilities, areas, teams, people, aors, terms, practices].flat()
}

/** One folder with all of its pages side by side, such as records of decisions. */
const planFlat = (folder, count, { guide, newId }) => [
  guide(`${folder}/README.md`, 1500),
  ...Array.from({ length: count - 1 }, () => guide(`${folder}/${newId(3)}.md`, 4000)),
]

/** Pages in folders within folders, which differ in size as they do where many people write. */
function planFolders(count, { dice, guide, newId }, folder = '', depth = 0) {
  const pages = []
  const addPage = (name) => pages.push(guide(folder + name, 6950))
  if (folder !== '') addPage('README.md')
  const own = depth === 0 ? 0 : Math.min(count - 1, count <= 14 || depth === 4 ? count - 1 : dice.between(2, 14))
  for (let page = 0; page < own; page++) addPage(`${newId(2)}.md`)
  for (let left = count - pages.length; left > 0; ) {
    const size = Math.min(left, Math.max(3, Math.round(dice.size((count - own) / (depth === 0 ? 14 : 5), 0.7))))
    pages.push(...planFolders(size, { dice, guide, newId }, `${folder}${newId(1)}/`, depth + 1))
    left -= size
  }
  return pages
}
