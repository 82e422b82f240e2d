// Test runs stand on Node 24, which has no Temporal yet: the rules of `time` find it as a global.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
export {};
