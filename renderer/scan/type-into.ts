import type { PressedKey } from './hand-scanner.ts';

/**
 * Gives the page a key that was held back: the page's own listeners hear it, and then what the browser would have done with it
 * is done by hand, since browsers do nothing for an event made by a script.
 */
export function typeInto(page: Document, target: EventTarget | null, { code, key, shift, shortcut, alt = false }: PressedKey): void {
  const element = target instanceof Element && target.isConnected ? target : (page.activeElement ?? page.body);
  const init: KeyboardEventInit = {
    code,
    key,
    shiftKey: shift,
    altKey: alt,
    ctrlKey: shortcut && !alt,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  const pressed = new KeyboardEvent('keydown', init);
  const wanted = element.dispatchEvent(pressed);
  if (wanted && !shortcut && [...key].length === 1) {
    if (isWritable(element)) insertText(page, element, key);
    else if (key === ' ' && isPressable(element)) element.click();
  }
  element.dispatchEvent(new KeyboardEvent('keyup', init));
}

function insertText(page: Document, element: HTMLElement, text: string): void {
  // The one way that also keeps the browser's undo; marked as deprecated, but nothing has replaced it (W3C editing#203).
  if (page.activeElement === element && typeof page.execCommand === 'function' && page.execCommand('insertText', false, text)) return;
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  const start = element.selectionStart ?? element.value.length;
  element.setRangeText(text, start, element.selectionEnd ?? start, 'end');
  element.dispatchEvent(new InputEvent('input', { data: text, inputType: 'insertText', bubbles: true }));
}

function isWritable(element: Element): element is HTMLElement {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  if (element instanceof HTMLInputElement) return !element.readOnly && !element.disabled && !PRESSED_TYPES.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

function isPressable(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLButtonElement ||
    element.localName === 'summary' ||
    (element instanceof HTMLInputElement && PRESSED_TYPES.has(element.type))
  );
}

const PRESSED_TYPES = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);
