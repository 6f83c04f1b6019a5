import fc from 'fast-check';

// The same runs everywhere unless another seed is asked for: STET_SEED=random, or a number to repeat a failure.
const wanted = process.env.STET_SEED ?? '20240304';
const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
fc.configureGlobal({ seed });
