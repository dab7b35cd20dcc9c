/**
 * Whether a string of digits ends in the right Luhn check digit (ISO/IEC 7812-1 annex B; 3GPP TS 23.003 annex B for the IMEI).
 * Catches every single wrong digit and every swap of neighbours but 09 and 90; one random number in ten still passes.
 */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  return luhnDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** The check digit ('0' to '9') that belongs behind the given digits. */
export function luhnDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    // Counted from the right, the digit beside the check digit is the first one that is doubled.
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}
