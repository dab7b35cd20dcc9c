import '@mantine/core/styles.layer.css';
import '@fontsource-variable/inter/opsz.css';
import './theme.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode, Suspense, use } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectStation } from './connection/client.ts';
import { createStationStore } from './connection/station-store.ts';
import { StationProvider } from './connection/station.tsx';
import { Opening } from './frame/opening.tsx';
import { attachScanners, AttachedScannersContext } from './scan/attached-scanners-context.tsx';
import { cssVariables, pageNonce, theme } from './theme.ts';

// Mantine's dialogs lock the page behind them with react-remove-scroll, which asks for the nonce by this name (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: pageNonce() });

// One for the window's life: a port that is opened twice is refused.
const scanners = attachScanners();
const opened = connectStation().then((client) => ({ client, store: createStationStore(client) }));

function Station() {
  return (
    <StationProvider {...use(opened)}>
      <App />
    </StationProvider>
  );
}

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={pageNonce} cssVariablesResolver={cssVariables}>
      <Suspense fallback={<Opening />}>
        <AttachedScannersContext value={scanners}>
          <Station />
        </AttachedScannersContext>
      </Suspense>
    </MantineProvider>
  </StrictMode>,
);
