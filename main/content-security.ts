export interface PolicyParts {
  /** Base64, new for every page load: see `newNonce`. */
  nonce: string;
  /** Sources the page may talk to besides its own origin, such as `ws://127.0.0.1:4711`. Empty in the Electron host. */
  connect: readonly string[];
}

/**
 * The Content-Security-Policy header of both hosts. Nothing may be loaded except what is named here; a page that someone managed to
 * inject a script into has nowhere to send what it reads.
 */
export function contentSecurityPolicy({ nonce, connect }: PolicyParts): string {
  requireNonce(nonce);
  requireSources(connect);
  return [
    `default-src 'none'`,
    // The decoder is WebAssembly; 'wasm-unsafe-eval' allows compiling that, and still no eval of JavaScript.
    `script-src 'self' 'wasm-unsafe-eval'`,
    // Mantine writes its colour variables into a <style> element; the nonce allows that one and no other.
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    ["connect-src 'self'", ...connect].join(' '),
    `worker-src 'self'`,
    `media-src 'self' blob:`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/** The page with this load's nonce in place of every `__CSP_NONCE__`. */
export function withNonce(html: string, nonce: string): string {
  requireNonce(nonce);
  return html.replaceAll(noncePlaceholder, () => nonce);
}

/** What `renderer/index.html` holds where the nonce goes. */
export const noncePlaceholder = '__CSP_NONCE__';

/** 128 random bits in base64: what the CSP standard asks of a nonce. */
export function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
}

// A quote or a semicolon in one of these would end the directive and let the rest of the text write its own policy.
function requireNonce(nonce: string): void {
  if (!/^[A-Za-z0-9+/_-]{22,}={0,2}$/.test(nonce)) throw new TypeError('a nonce is at least 128 bits of base64');
}

function requireSources(sources: readonly string[]): void {
  for (const source of sources) {
    if (/[\s;,]/.test(source) || source === '') throw new TypeError(`not a source for connect-src: ${JSON.stringify(source)}`);
  }
}
