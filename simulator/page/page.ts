import { createHash } from 'node:crypto';
import { revision } from '../discovery/document.ts';
import { descriptionOf, methodNames } from '../http/routes.ts';
import { shownLevers } from '../http/lever-change.ts';
import type { Reply } from '../http/reply.ts';
import type { Levers } from '../levers.ts';
import type { LedgerEntry } from '../world/ledger.ts';
import { html, type Html } from './html.ts';
import { leverNotes } from './lever-notes.ts';
import { style } from './style.ts';

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
        <main>${introduction(place)} ${methodTable()} ${leverTable(place, levers)} ${ledgerTable(ledger)}</main>
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

function methodTable(): Html {
  const rows = methodNames().map((name) => {
    const { httpMethod, flatPath, description = '' } = descriptionOf(name);
    const [sentence = ''] = description.split(/(?<=\.) /);
    return html`<tr>
      <td><code>${name}</code><br /><code class="soft">${httpMethod} /${flatPath}</code></td>
      <td>${sentence.replaceAll('`', '')}</td>
    </tr>`;
  });
  return html`<h2 id="methods">Methods</h2>
    <p>
      Requests are held against Google’s own discovery document: an unknown field, a wrong type or a missing required field is
      <code>400 INVALID_ARGUMENT</code>, with the field named and the API’s code in <code>details[].code</code>.
    </p>
    ${table(
      html`<th>Method</th>
        <th>What it does</th>`,
      rows,
    )}`;
}

function leverTable({ rootUrl }: Place, levers: Levers): Html {
  const now = new Map(Object.entries(shownLevers(levers)));
  const rows = Object.entries(leverNotes).map(
    ([name, { does, example }]) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td><code>${JSON.stringify(now.get(name))}</code></td>
        <td>${does}<code class="try">curl -H 'content-type: application/json' -d '${example}' ${rootUrl}/levers</code></td>
      </tr>`,
  );
  return html`<h2 id="levers">Levers</h2>
    <p>
      What goes wrong is chosen with <code>POST ${rootUrl}/levers</code>; <code>GET</code> shows them. Where a method is named,
      <code>*</code> is all but <code>token</code>; <code>times</code> is 1 when it is left out, and <code>chance</code> (0 to 1) makes it a
      matter of luck that the seed repeats. <code>null</code> takes a limit away, <code>[]</code> empties a list.
    </p>
    ${table(
      html`<th>Lever</th>
        <th>Now</th>
        <th>What happens</th>`,
      rows,
    )}`;
}

const shownEntries = 100;

function ledgerTable(ledger: readonly LedgerEntry[]): Html {
  const claimed = ledger.filter(({ claims }) => claims > 0).length;
  const twice = ledger.filter(({ claims }) => claims > 1).length;
  const rows = ledger
    .slice(-shownEntries)
    .toReversed()
    .map(
      ({ imei, imei2, otherwise, owner, claims, attempts, deviceId, box }) =>
        html`<tr>
          <td><code>${[imei, imei2, otherwise].filter(Boolean).join(' · ')}</code></td>
          <td>${owner ?? 'nobody'}</td>
          <td class="number">${claims}</td>
          <td class="number">${attempts}</td>
          <td><code>${deviceId ?? ''}</code></td>
          <td>${box ?? ''}</td>
        </tr>`,
    );
  return html`<h2 id="ledger">Ledger</h2>
    <p>
      ${ledger.length} devices were asked for, ${claimed} were claimed, ${twice} of them more than once. The newest ${shownEntries} are
      below; all are in <a href="/ledger">/ledger</a>.
    </p>
    ${table(
      html`<th>Device</th>
        <th>Held by</th>
        <th class="number">Claims</th>
        <th class="number">Attempts</th>
        <th>Device ID</th>
        <th>Sender’s number</th>`,
      rows.length > 0
        ? rows
        : [
            html`<tr>
              <td colspan="6" class="soft">No device was claimed yet.</td>
            </tr>`,
          ],
    )}`;
}

function table(head: Html, rows: readonly Html[]): Html {
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
