import { registerHooks } from 'node:module';

/** Outside Electron its module is only a path. Main's Electron side runs here against the hand-written one of the tests, as it does there. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('../../test/fakes/electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

/** A station may ask Google ten times a second, by this clock. Whoever abuses it would wait most of the time. */
const now = performance.now.bind(performance);
performance.now = () => now() * 1000;
