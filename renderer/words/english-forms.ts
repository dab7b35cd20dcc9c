/** Numbers, times and plurals the English way. */

export function number(value: number): string {
  return value.toLocaleString('en');
}

export function boxes(count: number): string {
  return count === 1 ? '1 box' : `${number(count)} boxes`;
}

export function boxesAre(count: number): string {
  return count === 1 ? '1 box is' : `${number(count)} boxes are`;
}

/** Hours and minutes of a moment in milliseconds since 1970. */
export function time(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

export function dateAndTime(at: number): string {
  const day = new Date(at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  return `${day}, ${time(at)}`;
}

/** The time alone for a moment of today. */
export function moment(at: number): string {
  return new Date(at).toDateString() === new Date().toDateString() ? time(at) : dateAndTime(at);
}

/** A wait of so many milliseconds, the way one says it. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
