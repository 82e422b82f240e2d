export { isPointOnCurve, storedKey, verifySignature } from '../platform/signature.ts';
