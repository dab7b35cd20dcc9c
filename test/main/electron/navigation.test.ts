import { beforeEach, describe, expect, test } from 'vitest';
import { refuseNavigation } from '../../../main/electron/navigation.ts';
import * as electron from '../../fakes/electron.ts';

let contents: electron.WebContents;
beforeEach(() => {
  electron.levers.restart();
  refuseNavigation(electron.app as never);
  contents = new electron.BrowserWindow({ webPreferences: {} }).webContents;
});

describe('a page that wants to go elsewhere', () => {
  const elsewhere = [
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'claimstation://other/',
    'claimstation://app/assets/app.js',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    '',
  ];

  test.each(elsewhere)('stays: %s', (url) => {
    expect([
      contents.navigates('will-navigate', url),
      contents.navigates('will-redirect', url),
      contents.navigates('will-frame-navigate', url),
    ]).toEqual([false, false, false]);
  });

  test('may load itself again', () => {
    expect(contents.navigates('will-navigate', 'claimstation://app/')).toBe(true);
  });

  test('gets no frame, not even for itself', () => {
    expect(contents.navigates('will-frame-navigate', 'claimstation://app/', false)).toBe(false);
  });

  test('opens no second window and embeds no page', () => {
    expect([
      contents.openHandler({ url: 'claimstation://app/' }),
      contents.openHandler({ url: 'https://example.com' }),
      contents.attachesWebview(),
    ]).toEqual([{ action: 'deny' }, { action: 'deny' }, false]);
  });

  test('holds for every window that comes later', () => {
    const later = new electron.BrowserWindow({ webPreferences: {} }).webContents;
    expect(later.navigates('will-navigate', 'https://example.com/')).toBe(false);
  });
});
