/**
 * Text as a search compares it: without case, accents and ligatures, so that "Zurek" meets "Żurek". Letters that Unicode does not take
 * apart, such as ł and ø, become what people type who do not have them (Unicode Standard, section 2.12: they have no decomposition).
 */
export function folded(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(WHOLE_LETTERS, (letter) => INSTEAD[letter] ?? letter)
      // Lower case can bring marks back, as that of the dotted capital I does.
      .replaceAll(/\p{M}/gu, '')
  );
}

/** The words of a text, folded. What stands inside a word in some spellings only, such as an apostrophe, does not part it. */
export function foldedWords(text: string): string[] {
  return folded(text.replaceAll(/['’ʼ`´]/g, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const INSTEAD: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ɖ: 'd',
  ə: 'e',
  ƒ: 'f',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'n',
  ø: 'o',
  œ: 'oe',
  ɔ: 'o',
  ß: 'ss',
  þ: 'th',
  ŧ: 't',
  ς: 'σ',
};

const WHOLE_LETTERS = new RegExp(`[${Object.keys(INSTEAD).join('')}]`, 'g');
