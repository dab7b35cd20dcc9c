import { createHash } from 'node:crypto';
import { revision } from '../discovery/document.ts';
import type { Reply } from '../http/reply.ts';
import type { Levers } from '../levers.ts';
import type { LedgerEntry } from '../world/ledger.ts';
import { html, type Html } from './html.ts';
import { style } from './style.ts';
import { ledgerTable, leverTable, methodTable } from './tables.ts';

/** Where this simulator is to be found. */
export interface Place {
  readonly rootUrl: string;
  readonly tokenUrl: string;
  readonly partnerId: string;
  readonly keyFilePath: string | undefined;
}

/** The page at `/`: everything that somebody who builds on the API needs to know, as it stands at this moment. No script, no other file. */
export function documentationPage(place: Place, levers: Levers, ledger: readonly LedgerEntry[]): Reply {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Zero-touch simulator</title>
        ${{ html: `<style>${style}</style>` }}
      </head>
      <body>
        <main>${introduction(place)} ${methodTable()} ${leverTable(place.rootUrl, levers)} ${ledgerTable(ledger)}</main>
      </body>
    </html>`;
  return {
    status: 200,
    body: undefined,
    html: page.html,
    headers: { 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
  };
}

const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function introduction({ rootUrl, tokenUrl, partnerId, keyFilePath }: Place): Html {
  return html`<h1>Zero-touch simulator</h1>
    <p class="soft">
      Google’s side of the Android zero-touch partner API on this computer. Nothing here reaches Google; customers, devices and the service
      account are invented.
    </p>
    <nav>
      <a href="#methods">Methods</a><a href="#levers">Levers</a><a href="#ledger">Ledger</a><a href="/levers">/levers</a
      ><a href="/ledger">/ledger</a>
    </nav>
    <dl>
      <dt>Root URL</dt>
      <dd><code>${rootUrl}</code></dd>
      <dt>Token URL</dt>
      <dd><code>${tokenUrl}</code></dd>
      <dt>Partner ID</dt>
      <dd><code>${partnerId}</code></dd>
      <dt>Key file</dt>
      <dd><code>${keyFilePath ?? 'given to the program that started this simulator'}</code></dd>
      <dt>API revision</dt>
      <dd>${revision}</dd>
    </dl>
    <p>Google’s own client needs another root URL and, for the JWT grant, another token URL:</p>
    <pre><code>import { androiddeviceprovisioning } from '@googleapis/androiddeviceprovisioning';

const api = androiddeviceprovisioning({ version: 'v1', auth, rootUrl: '${rootUrl}' });
await api.partners.customers.list({ partnerId: '${partnerId}' });</code></pre>`;
}
