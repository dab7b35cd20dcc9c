import type { App } from 'electron';
import { isOurPage } from './app-origin.ts';

/** The window stays on its page: no other address, no second window, no embedded page. A reload is all that is left. */
export function refuseNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', refuseElsewhere);
    contents.on('will-redirect', refuseElsewhere);
    contents.on('will-frame-navigate', refuseElsewhere);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

function refuseElsewhere(details: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void {
  if (!details.isMainFrame || !isOurPage(details.url)) details.preventDefault();
}
