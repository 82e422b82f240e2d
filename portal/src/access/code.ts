/** The digits of what was typed or pasted, six at most: phones paste « 123 456 ». */
export function readCode(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 6);
}

/** Whether it may be sent: six digits, or some recovery code. */
export function isWholeCode(code: string, recovery: boolean): boolean {
  return recovery ? code.trim() !== '' : /^\d{6}$/.test(code);
}
