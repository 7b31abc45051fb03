import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { temporary } from './commands.ts'

// Runs jobs of workflows on this machine: their commands, by bash as the runners start it. Of actions, those that hand over
// files do so; the others are taken as done, such as the checkout.

/** What one command of a job did. */
interface RanStep {
  readonly command: string
  readonly code: number
  readonly out: string
}

/** What a job did, up to its end or to the step that failed. */
export interface RanJob {
  readonly isGreen: boolean
  readonly steps: readonly RanStep[]
  /** Everything that was printed. */
  readonly log: string
}

type Variables = Readonly<Record<string, string>>

/** Nothing of this machine but its programs, and npm must not ask a registry. */
const machine = (): Variables => ({
  PATH: process.env.PATH!,
  HOME: temporary(),
  GIT_CONFIG_NOSYSTEM: '1',
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
  CI: 'true',
})

function bash(args: readonly string[], folder: string, env: Variables, command: string): Promise<RanStep> {
  return new Promise((done) => {
    execFile('bash', args, { cwd: folder, env, maxBuffer: 2 ** 26 }, (fault, stdout, stderr) => {
      const code = fault === null ? 0 : typeof fault.code === 'number' ? fault.code : -1
      done({ command, code, out: stdout + stderr })
    })
  })
}

const asJob = (steps: readonly RanStep[], isGreen: boolean): RanJob => ({
  steps,
  isGreen,
  log: steps.map(({ command, out }) => `$ ${command}\n${out}`).join('\n'),
})

interface GithubStep {
  readonly id?: string
  readonly if?: string
  readonly run?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
  readonly env?: Variables
}

interface GithubRun {
  /** What is checked out. */
  readonly folder: string
  /** What expressions mean, such as `github.base_ref`. */
  readonly values: Variables
  /** Variables of the runner beside those that are always the same. */
  readonly env?: Variables
  /** Folders that jobs have left, by name. */
  readonly artifacts: Map<string, string>
}

/** Runs a job of a workflow for GitHub. */
export async function runGithubJob(
  text: string,
  job: string,
  { folder, values, env: more, artifacts }: GithubRun,
): Promise<RanJob & { readonly summary: string }> {
  const temp = temporary()
  const summary = join(temp, 'summary.md')
  writeFileSync(summary, '')
  const known: Record<string, string> = { 'runner.temp': temp, ...values }
  const env = { ...machine(), GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: temp, ...more }
  const ran: RanStep[] = []
  let isGreen = true
  const { steps } = parse(text).jobs[job] as { readonly steps: readonly GithubStep[] }
  for (const step of steps) {
    if (!isDue(step.if, isGreen, known)) continue
    const given = (variables: Variables = {}) =>
      Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, fill(String(value), known)]))
    if (step.run !== undefined) {
      const script = join(temp, 'script.sh')
      writeFileSync(script, step.run)
      const done = await bash(['-e', script], folder, { ...env, ...given(step.env) }, step.run)
      ran.push(done)
      isGreen &&= done.code === 0
    }
    if (step.uses?.startsWith('actions/upload-artifact@')) {
      const { name, path } = given(step.with)
      const kept = join(temporary(), name!)
      cpSync(join(folder, path!), kept, { recursive: true })
      artifacts.set(name!, kept)
    }
    if (step.uses?.startsWith('actions/download-artifact@')) {
      const { name, path } = given(step.with)
      const kept = artifacts.get(name!)
      known[`steps.${step.id}.outcome`] = kept === undefined ? 'failure' : 'success'
      if (kept !== undefined) cpSync(kept, path!, { recursive: true })
    }
  }
  return { ...asJob(ran, isGreen), summary: readFileSync(summary, 'utf8') }
}

function isDue(condition: string | undefined, isGreen: boolean, values: Variables): boolean {
  if (condition === undefined) return isGreen
  if (condition === 'success() || failure()') return true
  const [, name, text] = /^([\w.]+) == '(.*)'$/.exec(condition) ?? []
  if (name === undefined) throw new Error(`No test knows what \`if: ${condition}\` means.`)
  return isGreen && values[name] === text
}

const fill = (text: string, values: Variables): string =>
  text.replace(/\$\{\{ (.+?) \}\}/g, (_, name: string) => {
    const value = values[name] ?? (/^(?:runner\.os|hashFiles|github\.run_id)/.test(name) ? '' : undefined)
    if (value === undefined) throw new Error(`No test knows what \`${name}\` is.`)
    return value
  })

interface GitlabJob {
  readonly before_script?: readonly string[]
  readonly script: readonly string[]
  readonly needs?: readonly string[]
  readonly variables?: Variables
  readonly artifacts?: {
    readonly paths?: readonly string[]
    readonly reports?: { readonly dotenv?: string; readonly codequality?: string }
  }
}

interface GitlabRun {
  readonly folder: string
  readonly env: Variables
  /** Of each job that ran: the folder with what it has left, and the variables. */
  readonly left: Map<string, { readonly folder: string; readonly variables: Variables }>
}

/** GitLab puts variables into each other before a job begins. */
const expand = (text: string, variables: Variables): string =>
  text.replace(/\$(\w+)/g, (_, name) => variables[name] ?? '')

/** Runs a job of a pipeline for GitLab: what has to be there before, and its script, as one script. */
export async function runGitlabJob(text: string, name: string, { folder, env, left }: GitlabRun): Promise<RanJob> {
  const pipeline = parse(text, { merge: true })
  const job = pipeline[name] as GitlabJob
  const { script, before_script = pipeline.before_script, needs = [], artifacts } = job
  const own = Object.entries(job.variables ?? {}).map(([name, value]) => [name, expand(value, env)])
  const before = needs.map((need) => left.get(need)!)
  for (const { folder: kept } of before) cpSync(kept, folder, { recursive: true })
  const variables = Object.assign(Object.fromEntries(own), ...before.map(({ variables }) => variables))
  const lines = ['set -eo pipefail', ...before_script, ...script]
  const all = { ...machine(), GITLAB_CI: 'true', CI_JOB_NAME: name, ...variables, ...env }
  const done = await bash(['-c', lines.join('\n')], folder, all, lines.join('\n'))
  const kept = temporary()
  const { paths = [], reports = {} } = artifacts ?? {}
  for (const path of [...paths, ...(reports.codequality === undefined ? [] : [reports.codequality])]) {
    mkdirSync(kept, { recursive: true })
    cpSync(join(folder, path), join(kept, path), { recursive: true })
  }
  const dotenv = reports.dotenv === undefined ? '' : readFileSync(join(folder, reports.dotenv), 'utf8')
  const set = dotenv.split('\n').flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s).slice(0, 2)] : []))
  left.set(name, { folder: kept, variables: Object.fromEntries(set) })
  return asJob([done], done.code === 0)
}
