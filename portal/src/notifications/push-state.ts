import type { PushFacts } from '../platform/push.ts';

/**
 * What the page says about pushes on this device: `install`: on the home screen first; `off`: may be turned on;
 * `denied`: the browser was told no, and only its owner undoes that.
 */
export type PushState = 'install' | 'unsupported' | 'denied' | 'off' | 'on';

/** @param registered whether the server knows this browser as one of this account */
export function pushStateOf(facts: PushFacts, registered: boolean): PushState {
  if (facts.needsInstall) return 'install';
  if (!facts.supported) return 'unsupported';
  if (facts.permission === 'denied') return 'denied';
  return facts.permission === 'granted' && facts.subscribed && registered ? 'on' : 'off';
}

/**
 * What to do with a subscription that this browser already has when somebody opens the portal: nothing where nobody asked for
 * it here, `end` where somebody else did, `renew` where the server has another key by now, `tell` otherwise.
 *
 * @param of `owner`: whoever turned pushes on in this browser last; `listed`: the server knows it as one of this person
 */
export function keepingOf(of: {
  owner: string | null;
  person: string;
  listed: boolean;
  key: string | null;
  serverKey: string;
}): 'nothing' | 'end' | 'tell' | 'renew' {
  if (of.owner === null || of.key === null) return 'nothing';
  if (of.owner !== of.person && !of.listed) return 'end';
  return of.key === of.serverKey ? 'tell' : 'renew';
}
