import type { DeviceIdentifiers } from '../../core/domain/device-record.ts';
import { isMakersWord } from '../../core/domain/other-device.ts';
import { readKind, readNumber, sameShape, type Kind, type Refusal } from './read-number.ts';

export interface Model {
  readonly manufacturer: string;
  readonly model: string;
}

/** One question at a time; `next` is the page for one device after the other of the same model. */
export type Page = 'kind' | 'number' | 'model' | 'manufacturer' | 'typed-model' | 'check' | 'next';

export interface Wizard {
  readonly page: Page;
  readonly kind: Kind;
  /** As it stands in the field: read and right only from the page after. */
  readonly number: string;
  readonly manufacturer: string;
  readonly model: string;
  /** The number stored last, of this model. */
  readonly previous: string | undefined;
  /** Why the last answer was none. */
  readonly refusal: Refusal | undefined;
}

export type Answer =
  | { readonly type: 'scanned'; readonly text: string; readonly known: readonly Model[] }
  | { readonly type: 'kind'; readonly kind: Kind }
  | { readonly type: 'typed'; readonly text: string }
  /** What is in the field is the answer; on the page `check`, everything is right. */
  | { readonly type: 'done'; readonly known: readonly Model[] }
  | { readonly type: 'model'; readonly model: Model }
  | { readonly type: 'without-model' }
  | { readonly type: 'other-model' }
  | { readonly type: 'change'; readonly what: 'number' | 'model' }
  | { readonly type: 'back' };

export interface Step {
  readonly wizard: Wizard;
  /** A device that somebody has confirmed, to be stored. */
  readonly store?: DeviceIdentifiers;
}

export const start: Wizard = {
  page: 'kind',
  kind: 'serial',
  number: '',
  manufacturer: '',
  model: '',
  previous: undefined,
  refusal: undefined,
};

/** What an answer leads to. A scan is always an answer, a store or a refusal: none passes unheard, and none is taken for another question's. */
export function advance(before: Wizard, answer: Answer): Step {
  const wizard: Wizard = { ...before, refusal: undefined };
  switch (answer.type) {
    case 'scanned':
      return scanned(wizard, answer.text, answer.known);
    case 'kind':
      return { wizard: wizard.page === 'kind' ? { ...start, page: 'number', kind: answer.kind } : before };
    case 'typed':
      return { wizard: typed(wizard, answer.text) };
    case 'done':
      return done(wizard, answer.known);
    case 'model':
      return { wizard: wizard.page === 'model' ? { ...wizard, ...answer.model, page: 'check' } : before };
    case 'without-model':
      return { wizard: withoutModel(wizard) ?? before };
    case 'other-model':
      return { wizard: otherModel(wizard) ?? before };
    case 'change':
      return { wizard: wizard.page === 'check' ? { ...wizard, page: answer.what } : before };
    case 'back':
      return { wizard: back(wizard) };
  }
}

const BEFORE: Readonly<Record<Page, Page>> = {
  kind: 'kind',
  number: 'kind',
  model: 'number',
  manufacturer: 'model',
  'typed-model': 'manufacturer',
  check: 'model',
  next: 'next',
};

function scanned(wizard: Wizard, text: string, known: readonly Model[]): Step {
  switch (wizard.page) {
    case 'kind': {
      const read = readKind(text);
      return read.ok ? scanned({ ...start, page: 'number', kind: read.kind }, text, known) : refused(wizard, read.refusal);
    }
    case 'number':
    case 'next':
      return numberGiven(wizard, text, known, 'scan');
    case 'model': {
      const found = known.find(({ model }) => model.toLowerCase() === text.trim().toLowerCase());
      return found === undefined ? refused(wizard, 'asked-model') : { wizard: { ...wizard, ...found, page: 'check' } };
    }
    case 'manufacturer':
    case 'typed-model':
      return { wizard: typed(wizard, text.replace(/^\][A-Za-z]\d/, '').trim()) };
    case 'check':
      return refused(wizard, 'asked-answer');
  }
}

function typed(wizard: Wizard, text: string): Wizard {
  switch (wizard.page) {
    case 'number':
    case 'next':
      return { ...wizard, number: text };
    case 'manufacturer':
      return { ...wizard, manufacturer: text };
    case 'typed-model':
      return { ...wizard, model: text };
    default:
      return wizard;
  }
}

function done(wizard: Wizard, known: readonly Model[]): Step {
  switch (wizard.page) {
    case 'number':
    case 'next':
      return numberGiven(wizard, wizard.number, known, 'hand');
    case 'manufacturer':
    case 'typed-model': {
      const field = wizard.page === 'manufacturer' ? 'manufacturer' : 'model';
      const word = wizard[field].trim();
      if (!isMakersWord(word)) return refused(wizard, 'asked-maker');
      return { wizard: { ...wizard, [field]: word, page: field === 'manufacturer' ? 'typed-model' : 'check' } };
    }
    case 'check':
      return stored(wizard);
    default:
      return { wizard };
  }
}

function numberGiven(wizard: Wizard, text: string, known: readonly Model[], by: 'scan' | 'hand'): Step {
  const read = readNumber(wizard.kind, text, wizard.previous);
  if (!read.ok) return refused(wizard, read.refusal);
  const filled = { ...wizard, number: read.number };
  if (wizard.page === 'next') {
    // One scan stores here, so it must look like the one before; what a person has read and typed need not.
    const alike = wizard.previous === undefined || sameShape(wizard.kind, read.number, wizard.previous);
    return by === 'hand' || alike ? stored(filled) : refused(filled, 'other-shape');
  }
  if (wizard.manufacturer !== '' && wizard.model !== '') return { wizard: { ...filled, page: 'check' } };
  const nothingToChoose = known.length === 0 && wizard.kind === 'serial';
  return { wizard: { ...filled, page: nothingToChoose ? 'manufacturer' : 'model' } };
}

function withoutModel(wizard: Wizard): Wizard | undefined {
  const mayBe = wizard.page === 'model' && wizard.kind !== 'serial';
  return mayBe ? { ...wizard, manufacturer: '', model: '', page: 'check' } : undefined;
}

function otherModel(wizard: Wizard): Wizard | undefined {
  if (wizard.page === 'next') return { ...start, page: 'number', kind: wizard.kind };
  return wizard.page === 'model' ? { ...wizard, manufacturer: '', model: '', page: 'manufacturer' } : undefined;
}

/** What was typed and never finished is gone with its page. */
function back(wizard: Wizard): Wizard {
  const page = BEFORE[wizard.page];
  switch (wizard.page) {
    case 'manufacturer':
      return { ...wizard, page, manufacturer: '', model: '' };
    case 'typed-model':
      return { ...wizard, page, model: '' };
    default:
      return { ...wizard, page };
  }
}

function stored(wizard: Wizard): Step {
  const { kind, number, manufacturer, model } = wizard;
  const name = { serial: { serialNumber: number }, meid: { meid: number }, imei: { imei: number } }[kind];
  return {
    wizard: { ...wizard, page: 'next', number: '', previous: number },
    store: manufacturer === '' ? name : { ...name, manufacturer, model },
  };
}

function refused(wizard: Wizard, refusal: Refusal): Step {
  return { wizard: { ...wizard, refusal } };
}
