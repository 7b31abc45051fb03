import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hasErrors } from '../base/messages.ts'
import type { Handbook, RoleId } from '../model/types.ts'
import { findRepository } from '../read/git.ts'
import { codeOwners, withCodeOwners } from '../reporters/owners.ts'
import { prefixOf, type Terminal, UsageError } from '../reporters/terminal.ts'
import { type PageOwners, pageOwners } from '../views/machines.ts'
import { changeFiles, createFiles } from '../write/change-files.ts'
import { asUsageError, compiledHandbook, type HandbookOptions } from './command.ts'

interface Options extends HandbookOptions {
  readonly write?: boolean
  readonly check?: boolean
}

/** Where forges look for the file, in the order in which they do. */
const places = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

/** `rolebook owners`: says who has to agree to a change of which page, for a forge. */
export async function runOwners(options: Options, terminal: Terminal): Promise<number> {
  const { folder } = options
  const { colors, env, err, out } = terminal
  if (options.write && options.check)
    throw new UsageError('`--write` and `--check` exclude each other.', 'Write one of them.')
  const { handbook, messages } = await compiledHandbook(options, terminal)
  if (Object.keys(handbook.config.owners).length === 0)
    throw new UsageError(
      'handbook.yaml does not say who the roles are on GitHub or GitLab.',
      'Add, for example:\n    owners:\n      em: "@acme/engineering-managers"\n      tl: "@acme/tech-leads"',
    )
  const place = await findRepository(folder, env)
  const [top, prefix] =
    place.kind === 'repository' ? [place.top, place.prefix] : [terminal.folder, prefixOf(folder, terminal)]
  const pages = pageOwners(handbook)
  const part = codeOwners(pages, prefix)
  for (const line of [...without(pages), ...unknown(handbook)]) err(`${colors.yellow('note')} ${line}`)
  if (!options.write && !options.check) {
    out(part.trimEnd())
    return 0
  }
  const file = places.map((path) => join(top, path)).find(existsSync) ?? join(top, places[0]!)
  const name = relative(terminal.folder, file)
  const isThere = existsSync(file)
  const before = isThere ? readFileSync(file, 'utf8') : ''
  const after = withCodeOwners(before, part)
  if (before === after) {
    out(`${colors.green('✓')} ${name} is up to date.`)
    return 0
  }
  if (options.check) {
    err(`${colors.red('error')} ${name} ${isThere ? 'is not what the handbook says' : 'does not exist'}.`)
    err(`  ${colors.green('→')} Run \`rolebook owners --write\` and commit the file.`)
    return 1
  }
  if (hasErrors(messages)) {
    err(
      `${colors.red('error')} Nothing was written: the handbook has errors, so some of its pages may be missing here.`,
    )
    err(`  ${colors.green('→')} Run \`rolebook check\` and mend what it finds.`)
    return 1
  }
  try {
    const path = relative(top, file).replaceAll('\\', '/')
    if (!isThere) createFiles(top, [{ path, contents: after }])
    else await changeFiles(top, [{ path, before, after }])
  } catch (error) {
    throw asUsageError(error)
  }
  out(`${colors.green('✓')} ${name} says who has to agree to a change of ${pages.length} pages.`)
  return 0
}

/** Names under `owners` that no role has. */
const unknown = ({ config, roles }: Handbook): string[] =>
  Object.keys(config.owners)
    .filter((id) => !roles.has(id as RoleId))
    .map((id) => `\`owners\` in handbook.yaml names \`${id}\`, which is no role.`)

/** Roles that answer for pages and are nobody on the forge. */
function without(pages: readonly PageOwners[]): string[] {
  const missing = new Map<string, number>()
  for (const { role, owners } of pages.flatMap(({ sides }) => sides))
    if (owners.length === 0) missing.set(role, (missing.get(role) ?? 0) + 1)
  return [...missing].map(
    ([id, count]) =>
      `\`owners\` in handbook.yaml has nobody for \`${id}\`, who answers for ${count === 1 ? 'one page' : `${count} pages`}.`,
  )
}
