#!/bin/bash
# tools/with-keyring.sh COMMAND...
# Runs COMMAND with a private D-Bus session and an unlocked, throw-away gnome-keyring, so that tests use a real Secret Service and never
# the one of the person at the machine. Exits with COMMAND's status.
#   KEYRING_HOME=DIR    keeps the keyring between runs (otherwise it is made in a temporary folder and removed)
#   KEYRING_UNLOCK=no   starts the service without unlocking it: a locked keychain where KEYRING_HOME has a keyring from an earlier run,
#                       a service without a collection where it has none
set -euo pipefail

for tool in dbus-run-session dbus-send gnome-keyring-daemon; do
  command -v "$tool" >/dev/null || { echo "with-keyring: $tool is missing (apt-get install -y gnome-keyring dbus)" >&2; exit 127; }
done

if [ -n "${KEYRING_HOME:-}" ]; then
  home=$KEYRING_HOME
else
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
fi
mkdir -p "$home/data" "$home/cache" "$home/run"
chmod 700 "$home/run"
export XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home/run

# The bus and what it starts get no display: a locked keychain then answers "dismissed" at once instead of asking a person who is not there.
# They are also noisy as root ("Failed to set fd limit"), so only COMMAND keeps its stderr (3) and its display.
status=0
env -u DISPLAY -u WAYLAND_DISPLAY COMMAND_DISPLAY="${DISPLAY:-}" KEYRING_UNLOCK="${KEYRING_UNLOCK:-yes}" dbus-run-session -- bash -c '
  there() { dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q "boolean true"; }
  if [ "$KEYRING_UNLOCK" = yes ]; then
    printf test | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null &
  else
    gnome-keyring-daemon --foreground --components=secrets </dev/null >/dev/null &
  fi
  daemon=$!
  for _ in $(seq 100); do there && break; sleep 0.05; done
  there || { echo "with-keyring: gnome-keyring did not come up" >&3; exit 1; }
  [ -z "$COMMAND_DISPLAY" ] || export DISPLAY=$COMMAND_DISPLAY
  unset COMMAND_DISPLAY KEYRING_UNLOCK
  status=0
  "$@" 2>&3 3>&- || status=$?
  kill "$daemon"
  exit $status' with-keyring "$@" 3>&2 2>/dev/null || status=$?
exit $status
