/**
 * The code in what somebody scanned, pasted or typed: the whole address, the code alone, with the spaces and line ends that
 * mails put into long words. Null where there is nothing of the sort.
 */
export function receiptIn(text: string): string | null {
  const bare = text.replaceAll(/\s+/g, '');
  const behind = bare.slice(bare.lastIndexOf('#') + 1);
  return /^[A-Za-z0-9_-]{1,200}\.[A-Za-z0-9_-]{1,100}$/.test(behind) ? behind : null;
}
