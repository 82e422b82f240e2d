/** A number as people of France read it: `+33612345678` is « 06 12 34 56 78 »; any other in its groups of three. */
export function phoneText(phone: string): string {
  const [, local] = /^\+33(\d{9})$/.exec(phone) ?? [];
  if (local !== undefined) return `0${local}`.replaceAll(/(\d{2})(?=\d)/g, '$1\u00a0');
  return phone.replaceAll(/(\d)(?=(?:\d{3})+$)/g, '$1\u00a0');
}
