/** The page's own scheme. `file:` would give every file on the disk the same powers; `http:` would need a port that others can open. */
export const appScheme = 'claimstation';

export const appOrigin = `${appScheme}://app`;

export const appPage = `${appOrigin}/`;

/**
 * Whether an address, or an origin as Chromium writes it, is our own. `URL.origin` cannot tell: it is "null" for every scheme that the
 * URL standard does not know.
 */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === 'app' && url.username === '' && url.password === '';
}

/** Whether an address is the one page of the app. */
export function isOurPage(address: string): boolean {
  return isOurs(address) && URL.parse(address)?.pathname === '/';
}
