import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  // Relative addresses, so that the same files work behind claimstation:// and behind http://127.0.0.1.
  base: './',
  plugins: [react()],
  // Both hosts put a fresh nonce in place of this with every page they serve.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // The content policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  worker: { format: 'es' },
});
