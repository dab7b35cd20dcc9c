import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, newNonce, withNonce } from '../../main/content-security.ts';

const nonce = 'AAAAAAAAAAAAAAAAAAAAAA==';

describe('the policy of both hosts', () => {
  test('names everything that the page may load, and nothing else', () => {
    expect(contentSecurityPolicy({ nonce, connect: [] }).split('; ')).toEqual([
      `default-src 'none'`,
      `script-src 'self' 'wasm-unsafe-eval'`,
      `style-src 'self' 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='`,
      `img-src 'self' data: blob:`,
      `font-src 'self'`,
      `connect-src 'self'`,
      `worker-src 'self'`,
      `media-src 'self' blob:`,
      `frame-ancestors 'none'`,
      `base-uri 'none'`,
      `form-action 'none'`,
    ]);
  });

  test('lets the page talk to the sources that the host names', () => {
    expect(contentSecurityPolicy({ nonce, connect: ['ws://127.0.0.1:4711'] })).toContain(`; connect-src 'self' ws://127.0.0.1:4711; `);
  });

  test.each(["x'; script-src *", 'short', '', 'AAAAAAAAAAAAAAAAAAAAAA==\n', 'A A A A A A A A A A A A A A A A A A A A'])(
    'takes no nonce that could write policy: %j',
    (bad) => {
      expect(() => contentSecurityPolicy({ nonce: bad, connect: [] })).toThrow(TypeError);
      expect(() => withNonce('', bad)).toThrow(TypeError);
    },
  );

  test.each(['ws://a; script-src *', 'ws://a ws://b', '', 'a,b', 'a\nb'])('takes no source that could write policy: %j', (bad) => {
    expect(() => contentSecurityPolicy({ nonce, connect: [bad] })).toThrow(TypeError);
  });
});

describe('the nonce of a page load', () => {
  test('is put in every place that the page keeps for it, as it is', () => {
    const tricky = '$&$&$&$&$&$&$&$&$&$&$&'.replaceAll('$&', 'A/');
    expect(withNonce('<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__">', tricky)).toBe(
      `<meta nonce="${tricky}"><style nonce="${tricky}">`,
    );
  });

  test('is different each time, and fits the policy', () => {
    const some = new Set(Array.from({ length: 100 }, newNonce));
    expect(some.size).toBe(100);
    for (const one of some) expect(contentSecurityPolicy({ nonce: one, connect: [] })).toContain(`'nonce-${one}'`);
  });
});
