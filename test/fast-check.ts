import fc from 'fast-check'

// Cases that look random and are the same in every run, so that a change is judged by itself and not by luck.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

export { default } from 'fast-check'
