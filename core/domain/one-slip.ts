/**
 * Whether a word begins as it was typed but for one slip: a letter too many, missing or wrong, or two that changed places. So it also
 * fits while the word is still being typed. Both folded.
 */
export function beginsButForOneSlip(word: string, typed: string): boolean {
  let same = 0;
  while (same < typed.length && word[same] === typed[same]) same++;
  if (same === typed.length) return true;
  // One edit, if there is one, can always be made where the two part.
  if (same === word.length) return typed.length - word.length === 1;
  return (
    word.startsWith(typed.slice(same + 1), same) ||
    word.startsWith(typed.slice(same), same + 1) ||
    word.startsWith(typed.slice(same + 1), same + 1) ||
    (word[same] === typed[same + 1] && word[same + 1] === typed[same] && word.startsWith(typed.slice(same + 2), same + 2))
  );
}
