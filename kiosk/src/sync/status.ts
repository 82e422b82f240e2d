/** What the driver knows about the line and does not store. */
export type LinkStatus = {
  /** `unknown` until the first round of this page ended. */
  link: 'unknown' | 'reached' | 'failed';
  online: boolean;
  sending: boolean;
  revoked: boolean;
  /** Of those: declared lost. */
  lost: boolean;
};
