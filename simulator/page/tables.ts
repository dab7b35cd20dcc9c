import { descriptionOf, methodNames } from '../http/routes.ts';
import { shownLevers } from '../http/lever-change.ts';
import type { Levers } from '../levers.ts';
import type { LedgerEntry } from '../world/ledger.ts';
import { html, type Html } from './html.ts';
import { leverNotes } from './lever-notes.ts';

// The three tables of the page, each with its heading.

export function methodTable(): Html {
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

export function leverTable(rootUrl: string, levers: Levers): Html {
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

export function ledgerTable(ledger: readonly LedgerEntry[]): Html {
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

const shownEntries = 100;
