import type { TestProject } from 'vitest/node'
import { buildStarter } from './commands.ts'

/** Builds the starter handbook once, before the tests that look at it. */
export default async function setup({ provide }: TestProject): Promise<void> {
  provide('starter', await buildStarter())
}
