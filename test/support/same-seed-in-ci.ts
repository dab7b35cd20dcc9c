import fc from 'fast-check';

// CI tries the same cases every time, so that a red run is about the change. At a desk each run tries others; what one finds becomes a named test.
if (process.env['CI'] === 'true') fc.configureGlobal({ seed: 20_261_123 });
