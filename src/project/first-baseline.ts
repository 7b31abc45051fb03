import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashTool, makeTemporaryFolder } from '../base/files.ts'
import { hasErrors } from '../base/messages.ts'
import { canBaseline, writeBaseline } from '../check/baseline.ts'
import { createCompiler } from '../compile.ts'
import { readHandbook } from '../read/handbook.ts'
import { baselineFile } from '../read/tree.ts'
import type { NewFile } from './adopted.ts'

/** What a new handbook does about the errors of pages that were there before. */
export interface FirstBaseline {
  /** The baseline, if there is anything to be in it. */
  readonly files: readonly NewFile[]
  /** How many problems it holds. */
  readonly held: number
  /** How many errors keep the handbook from being published all the same. */
  readonly errors: number
}

/** Writes a baseline of the problems in a folder of the new handbook, if there are errors: it can be published today. */
export async function makeFirstBaseline(
  files: readonly NewFile[],
  folder: string,
  today: string,
): Promise<FirstBaseline> {
  const top = makeTemporaryFolder('rolebook-init-')
  try {
    for (const { path, contents } of files.filter(({ path }) => path.startsWith('handbook/'))) {
      mkdirSync(dirname(join(top, path)), { recursive: true })
      writeFileSync(join(top, path), contents)
    }
    const { compile } = createCompiler({ keepIn: undefined, tool: hashTool(), today })
    const { messages, texts } = await compile(await readHandbook(join(top, 'handbook'), {}))
    const own = messages.filter(({ file }) => file.startsWith(`${folder}/`))
    const old = hasErrors(own) ? own.filter(canBaseline) : []
    const text = writeBaseline(old, texts)
    return {
      files: text === '' ? [] : [{ path: `handbook/${baselineFile}`, contents: text }],
      held: old.length,
      errors: messages.filter((message) => message.severity === 'error' && !old.includes(message)).length,
    }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}
