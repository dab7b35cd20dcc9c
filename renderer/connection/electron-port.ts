/** The port that the preload hands over once this window has said that it listens. */
export function electronPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || port === undefined || !isPortMessage(event.data)) return;
      window.removeEventListener('message', receive);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', receive);
    window.postMessage({ claimstation: 'ready' }, '/');
  });
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'claimstation' in data && data.claimstation === 'port';
}
