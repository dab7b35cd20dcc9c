/**
 * The arguments that are meant for us. Electron leaves in `process.argv` what Chromium and Node took for themselves, and in development
 * the path of the app; our own reader refuses what it does not know.
 */
export function ourArguments(argv: readonly string[], packaged: boolean): string[] {
  const after = packaged ? 1 : 1 + argv.slice(1).findIndex((argument) => !argument.startsWith('-')) + 1;
  return argv.slice(after).filter((argument) => !takenElsewhere.test(argument));
}

// -psn_…: what macOS adds when the Finder starts an app.
const takenElsewhere =
  /^(--(no-sandbox|no-zygote|disable-gpu|disable-dev-shm-usage|enable-logging|headless|inspect(-brk)?|remote-debugging-port|ozone-platform(-hint)?|force-device-scale-factor|password-store|lang|(enable|disable)-features|use-fake-[a-z-]+|use-file-for-fake-video-capture)(=.*)?|-psn_\w+)$/;
