/** Whether the disk has room for what people will still punch; `unknown`: the browser does not say. */
export type Space = 'enough' | 'low' | 'unknown';

/** Share of the quota, and bytes left, from which on somebody has to look. A punch takes about three kilobytes. */
const share = 0.8;
const left = 20 * 1024 * 1024;

/** RECOV-31: warned of before it is full. Bytes. */
export function spaceOf({ usage, quota }: { usage: number | null; quota: number | null }): Space {
  if (usage === null || quota === null || quota <= 0) return 'unknown';
  return usage / quota >= share || quota - usage < left ? 'low' : 'enough';
}
