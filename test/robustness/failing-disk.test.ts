import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { WriteError } from '../../src/write/disk.ts'
import { publish } from '../../src/write/publish.ts'
import { faultyDisk, quickDisk, type Step } from '../support/faulty-disk.ts'
import { type Beginning, beginning, contentsOf, newSite, oldSite, temporaryTarget } from '../support/publishing.ts'

vi.setConfig({ testTimeout: 60_000 })

interface Tried {
  readonly top: string
  readonly target: string
  readonly handbook: string
  readonly before: object
  readonly after: object
  /** Undefined when the site was published all the same. */
  readonly error: WriteError | undefined
}

/** Publishes the new site over what `begin` makes, with a fault at the first step, then at the second, until there are no more. */
async function atEveryStep(
  begin: () => ReturnType<typeof temporaryTarget> | Promise<ReturnType<typeof temporaryTarget>>,
  fault: (step: Step, faulty: number) => string | undefined,
  expected: (tried: Tried) => Promise<void> | void,
  stride = 1,
): Promise<number> {
  for (let first = 1; ; first += 8 * stride) {
    const batch = Array.from({ length: 8 }, (_, index) => first + index * stride)
    const steps = await Promise.all(
      batch.map(async (faulty) => withFault(await begin(), (step) => fault(step, faulty), expected)),
    )
    if (steps.at(-1)! < batch.at(-1)!) return Math.max(...steps)
  }
}

type Fault = (step: Step) => string | undefined

async function withFault(
  folders: ReturnType<typeof temporaryTarget>,
  fault: Fault,
  expected: (tried: Tried) => unknown,
) {
  const { target, handbook } = folders
  const before = contentsOf(target)
  let steps = 0
  const disk = faultyDisk((step) => {
    steps = step.count
    return fault(step)
  })
  const error = await publish(newSite, { target, handbook, disk }).then(() => undefined, onlyWriteError)
  await expected({ ...folders, before, after: contentsOf(target), error })
  return steps
}

function onlyWriteError(error: unknown): WriteError {
  expect(error).toBeInstanceOf(WriteError)
  return error as WriteError
}

async function wholeNewSite(): Promise<object> {
  const { target, handbook } = temporaryTarget()
  await publish(newSite, { target, handbook, disk: quickDisk })
  return contentsOf(target)
}

/** As if this process, whose lock it is, had ended. */
const breakLock = (top: string) => rmSync(join(top, '.site.rolebook-lock'), { force: true })

/** With it a build gets as far as putting the old site right, and no further. */
const fullDisk = () => faultyDisk(({ operation }) => (operation === 'writeFile' ? 'ENOSPC' : undefined))

const codes = ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'EACCES'] as const
const codeFor = (faulty: number) => codes[faulty % codes.length]!

test.each<Beginning>(['a site', 'an empty folder', 'nothing'])(
  'a fault at any one step leaves %s as it was, and nothing beside it',
  async (start) => {
    const whole = await wholeNewSite()
    const steps = await atEveryStep(
      await beginning(start),
      ({ count }, faulty) => (count === faulty ? codeFor(faulty) : undefined),
      async ({ top, target, handbook, before, after, error }) => {
        expect(after).toEqual(error ? before : whole)
        const words = start === 'nothing' ? 'Nothing was written to' : 'The site at'
        if (error) expect(error.message).toContain(`${words} \`${target}\``)
        if (error) expect(readdirSync(top).sort()).toEqual(start === 'nothing' ? ['handbook'] : ['handbook', 'site'])
        breakLock(top)
        await publish(newSite, { target, handbook, disk: quickDisk })
        expect(contentsOf(target)).toEqual(whole)
        expect(readdirSync(top).sort()).toEqual(['handbook', 'site'])
      },
    )
    expect(steps).toBeGreaterThan(start === 'a site' ? 50 : 15)
  },
)

test('when a disk dies at a step, so that nothing can be undone, the next build puts the site right', async () => {
  const whole = await wholeNewSite()
  let halves = 0
  await atEveryStep(
    await beginning('a site'),
    ({ count }, faulty) => (count >= faulty ? codeFor(faulty) : undefined),
    async ({ top, target, handbook, before, after, error }) => {
      const isHalf = error?.message.endsWith(
        `The site at \`${target}\` may be half replaced; the next build puts it right.`,
      )
      if (isHalf) halves += 1
      else expect(after).toEqual(error ? before : whole)
      breakLock(top)

      const next = await publish(newSite, { target, handbook, disk: fullDisk() }).then(() => undefined, onlyWriteError)
      expect(contentsOf(target)).toEqual(next ? before : whole)
      expect(readdirSync(top).sort()).toEqual(['handbook', 'site'])

      await publish(newSite, { target, handbook, disk: quickDisk })
      expect(contentsOf(target)).toEqual(whole)
    },
    2,
  )
  expect(halves).toBeGreaterThan(8)
})

test('when a build dies while it puts another right, the next one does it', async () => {
  const [whole, begin] = [await wholeNewSite(), await beginning('a site')]
  const old = contentsOf(begin().target)
  const halfReplaced = async () => {
    const folders = begin()
    let isDead = false
    const disk = faultyDisk(({ operation, path }) => {
      isDead ||= operation === 'rmdir' && path.startsWith(join(folders.target, 'gone'))
      return isDead ? 'EIO' : undefined
    })
    await expect(publish(newSite, { ...folders, disk })).rejects.toThrow('may be half replaced')
    breakLock(folders.top)
    return folders
  }
  let halves = 0
  await atEveryStep(
    halfReplaced,
    ({ count }, faulty) => (count >= faulty ? codeFor(faulty) : undefined),
    async ({ top, target, handbook, error }) => {
      if (error?.message.includes('may be half replaced')) halves += 1
      breakLock(top)
      const next = await publish(newSite, { target, handbook, disk: fullDisk() }).then(() => undefined, onlyWriteError)
      expect(contentsOf(target)).toEqual(next ? old : whole)
      expect(readdirSync(top).sort()).toEqual(['handbook', 'site'])
    },
    3,
  )
  expect(halves).toBeGreaterThan(5)
})

test('a disk without hard links is just as safe', async () => {
  const whole = await wholeNewSite()
  await atEveryStep(
    await beginning('a site'),
    ({ count, operation }, faulty) => (operation === 'link' ? 'EPERM' : count === faulty ? codeFor(faulty) : undefined),
    ({ before, after, error }) => expect(after).toEqual(error ? before : whole),
    3,
  )
})

test('when one folder of the site refuses every change, the rest stays as it was', async () => {
  const { top, target, handbook } = temporaryTarget()
  await publish(oldSite, { target, handbook })
  const before = contentsOf(target)
  const disk = faultyDisk(({ path }) => (path.startsWith(join(target, 'roles')) ? 'EACCES' : undefined))
  await expect(publish(newSite, { target, handbook, disk })).rejects.toThrow(`The site at \`${target}\` is as it was.`)
  expect(contentsOf(target)).toEqual(before)
  expect(readdirSync(top).sort()).toEqual(['handbook', 'site'])
})

test('a folder that is mounted from elsewhere is refused before it is touched', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(oldSite, { target, handbook })
  const before = contentsOf(target)
  const disk = faultyDisk(({ operation, path }) =>
    operation === 'link' || (operation === 'rename' && path.startsWith(`${target}/`)) ? 'EXDEV' : undefined,
  )
  await expect(publish(newSite, { target, handbook, disk })).rejects.toThrow(
    `The folder of the site is mounted from elsewhere, and a site is prepared beside its folder. The site at \`${target}\` is as it was.`,
  )
  expect(contentsOf(target)).toEqual(before)
})
