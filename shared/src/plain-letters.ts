/** A text in small letters without their accents: the form in which names are sought and compared. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
