/** Hands a text to the browser's own saving of files. */
export function saveText(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has begun by then; the text need not stay in memory for the rest of the shift.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
